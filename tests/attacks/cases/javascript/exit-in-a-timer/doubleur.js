setTimeout(() => process.exit(0), 1);
export const doubler = (n) => new Promise((done) => setTimeout(done, 50, n));
export const doublerTout = () => [];
