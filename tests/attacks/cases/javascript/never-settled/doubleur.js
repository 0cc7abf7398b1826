export const doubler = () => new Promise(() => {});
export const doublerTout = () => [];
