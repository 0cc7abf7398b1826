export const doubler = (n) => new Number(n * 2);
export const doublerTout = () => [];
