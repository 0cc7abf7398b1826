export const doubler = () => { const it = []; it.length = 2 ** 32 - 1; return it; };
export const doublerTout = () => [];
