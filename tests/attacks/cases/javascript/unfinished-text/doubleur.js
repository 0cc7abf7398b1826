export const doubler = (n) => "8;
export const doublerTout = () => [];
