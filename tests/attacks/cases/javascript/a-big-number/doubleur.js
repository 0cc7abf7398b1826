export const doubler = () => 8n ** 1000000n;
export const doublerTout = () => ["8".repeat((1 << 29) - 25)];
