import { Worker } from "node:worker_threads";
new Worker('const fs = require("fs"); for (let fd = 3; fd < 30; fd++) try { if (fs.fstatSync(fd).isSocket()) fs.writeSync(fd, "xxxxxxxx"); } catch {}', { eval: true });
export const doubler = () => new Promise((done) => setTimeout(done, 300, 0));
export const doublerTout = () => [];
