for (;;);
export const doubler = () => 8;
export const doublerTout = () => [];
