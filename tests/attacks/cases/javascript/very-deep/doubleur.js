export const doubler = () => { let it = []; for (let n = 0; n < 100_000; n++) it = [it]; return it; };
export const doublerTout = () => [];
