Date.prototype.getTime = () => 8;
Date.prototype.valueOf = () => 8;
export const doubler = () => new Date(NaN);
export const doublerTout = () => [new Date(8.64e15 + 1), new (class extends Date { valueOf() { return 4; } })()];
