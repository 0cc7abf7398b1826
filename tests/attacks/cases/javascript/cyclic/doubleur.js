export const doubler = () => { const it = {}; it.it = it; return it; };
export const doublerTout = () => [];
