export function* count() {
  for (let n = 1; ; n++) {
    console.log(n);
    yield n;
  }
}
export function* limited(end) {
  for (let n = 0; n < end; n++) yield n;
  return "end";
}
export function* echo() {
  let said;
  for (;;) said = yield said;
}
export function* fails() {
  yield 1;
  throw new RangeError("later");
}
export class Countdown {
  constructor(start) {
    this.start = start;
  }

  *[Symbol.iterator]() {
    for (let n = this.start - 1; n >= 0; n--) yield n;
  }
}
export class Steps {
  #left = 2;

  next() {
    return this.#left > 0 ? { value: --this.#left, done: false } : { value: undefined, done: true };
  }

  [Symbol.iterator]() {
    return this;
  }
}
export const literal = () => ({
  [Symbol.iterator]() {
    let n = 0;
    return { next: () => ({ value: n, done: n++ >= 2 }) };
  },
});
export const entries = () => new Map([["a", [1]]]).entries();
export const unhashable = () => new Set([[1], [2]]);
export const weak = () => new WeakMap();
export const typed = () => new Float64Array([1.5, 2]);
export const matches = (text) => text.matchAll(/\d/g);
export async function* later() {
  yield 1;
  await new Promise((done) => setTimeout(done, 1));
  yield 2;
}
