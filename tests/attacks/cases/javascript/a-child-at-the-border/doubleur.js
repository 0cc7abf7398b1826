import { spawnSync } from "node:child_process";
export const doubler = () => { spawnSync("sh", ["-c", "printf x >&3"], { stdio: ["ignore", "ignore", "ignore", 3] }); return 0; };
export const doublerTout = () => [];
