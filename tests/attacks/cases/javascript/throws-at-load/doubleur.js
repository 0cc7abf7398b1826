throw new Error("no");
export const doubler = () => 8;
export const doublerTout = () => [];
