await new Promise(() => {});
export const doubler = () => 8;
export const doublerTout = () => [];
