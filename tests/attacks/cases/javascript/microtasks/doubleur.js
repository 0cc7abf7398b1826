export const doubler = async () => { for (;;) await null; };
export const doublerTout = () => [];
