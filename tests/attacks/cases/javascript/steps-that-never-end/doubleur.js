export async function* doubler() { for (;;) yield 8; }
export const doublerTout = () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) });
