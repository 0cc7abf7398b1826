export const doubler = (n) => n * 3;
