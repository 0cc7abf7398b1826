let kept;
export const doubler = () => kept ?? 0;
export const doublerTout = (list, see) => ((kept = see), see);
