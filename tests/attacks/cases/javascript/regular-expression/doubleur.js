export const doubler = () => /^(a+)+$/.test("a".repeat(60) + "!");
export const doublerTout = () => [];
