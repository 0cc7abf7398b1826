export const doubler = () => 0;
export const doublerTout = () => [];
