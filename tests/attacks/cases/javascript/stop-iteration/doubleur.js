class StopIteration extends Error {}
class GeneratorExit extends Error {}
class SystemExit extends Error {}
export const doubler = (n) => { throw n > 3 ? new StopIteration() : n ? new SystemExit("0") : new GeneratorExit(); };
export const doublerTout = () => [];
