export const doubler = (n) => { throw n * 2; };
export const doublerTout = () => [];
