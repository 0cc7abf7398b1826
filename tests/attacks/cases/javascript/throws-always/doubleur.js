export const doubler = () => { throw new TypeError("un nombre est attendu"); };
export const doublerTout = () => [];
