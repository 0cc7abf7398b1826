export const doubler = (n) => doubler(n) + 1;
export const doublerTout = () => [];
