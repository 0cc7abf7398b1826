export const doubler = () => { for (;;) console.log("8"); };
export const doublerTout = () => [];
