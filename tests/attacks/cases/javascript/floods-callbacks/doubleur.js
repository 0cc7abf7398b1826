export const doubler = (n) => n;
export const doublerTout = (list, see) => { for (;;) see(1); };
