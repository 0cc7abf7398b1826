export const doubler = () => { for (;;); };
export const doublerTout = () => [];
