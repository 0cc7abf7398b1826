import { spawn } from "node:child_process";
export const doubler = () => { for (;;) { const child = spawn("sleep", ["100"]); child.on("error", () => {}); } };
export const doublerTout = () => [];
