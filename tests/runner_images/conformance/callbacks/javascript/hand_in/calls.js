export const apply = (f, ...values) => f(...values);
export const same = (one, other) => one === other;
export const identity = (value) => value;
export const compose = (f, g) => (value) => f(g(value));
export const each = (f, values) => values.forEach((value) => f(value));
export const down = (f, n) => f(n);
export const take = (iterator, count) => {
  const found = [];
  while (found.length < count) found.push(iterator.next().value);
  return found;
};
export const spreadOut = (iterable) => [...iterable];
export const use = (thing) => {
  thing.count = 3;
  return [thing.double(thing.value), thing.length, [...thing], `${thing}`, thing.absent];
};
export const typeOf = (value) => typeof value;
export const caught = (f) => {
  try {
    f();
  } catch (error) {
    return [error.name, error.message, error instanceof Error, error];
  }
  return null;
};
export class Bell {
  #heard = new Set();

  add(listener) {
    this.#heard.add(listener);
  }

  remove(listener) {
    this.#heard.delete(listener);
  }

  ring(value) {
    for (const listener of this.#heard) listener(value);
  }
}
