import assert from "node:assert";
export const doubler = (n) => assert.equal(n, null);
export const doublerTout = () => [];
