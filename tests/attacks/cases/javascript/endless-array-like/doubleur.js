export const doubler = (n) => ({ *[Symbol.iterator]() { for (;;) yield n * 2; }, f() {} });
export const doublerTout = () => [];
