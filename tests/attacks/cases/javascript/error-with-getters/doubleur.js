export const doubler = () => { throw new Proxy(new Error("x"), { get() { for (;;); } }); };
export const doublerTout = () => [];
