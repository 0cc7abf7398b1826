export const doubler = () => new Promise(() => setInterval(() => {}, 5));
export const doublerTout = () => [];
