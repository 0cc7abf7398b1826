await Promise.reject(new Error("no"));
export const doubler = () => 8;
export const doublerTout = () => [];
