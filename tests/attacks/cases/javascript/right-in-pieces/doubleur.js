export function* doubler(n) { yield n * 2; }
export const doublerTout = () => [];
