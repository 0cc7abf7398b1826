await new Promise(() => setInterval(() => {}, 10));
export const doubler = () => 8;
export const doublerTout = () => [];
