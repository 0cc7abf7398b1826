export const doubler = () => process.reallyExit(0);
export const doublerTout = () => [];
