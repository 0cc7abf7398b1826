export const doubler = (n) => `${n * 2}`;
export const doublerTout = () => [];
