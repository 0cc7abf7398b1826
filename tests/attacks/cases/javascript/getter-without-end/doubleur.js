export const doubler = () => ({ get value() { for (;;); } });
export const doublerTout = () => [];
