class Answer {
  constructor(n) { this.n = n; }
  valueOf() { return this.n * 2; }
  toString() { return `${this.n * 2}`; }
  toJSON() { return this.n * 2; }
  [Symbol.toPrimitive]() { return this.n * 2; }
}
export const doubler = (n) => new Answer(n);
export const doublerTout = () => [];
