import inspector from "node:inspector";
export const doubler = () => { try { inspector.open(9229, "127.0.0.1", true); } catch {} for (;;); };
export const doublerTout = () => [];
