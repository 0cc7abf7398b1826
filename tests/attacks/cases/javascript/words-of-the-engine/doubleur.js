import v8 from "node:v8";
for (const word of ["--allow-natives-syntax", "--stack-size=1000000", "--expose-gc", "--jitless", "--single-threaded"]) {
  try { v8.setFlagsFromString(word); } catch {}
}
const deep = (n) => (n > 0 ? deep(n - 1) + 1 : 0);
export const doubler = () => deep(1e8);
export const doublerTout = () => [];
