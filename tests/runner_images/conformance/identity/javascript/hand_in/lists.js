export const identity = (value) => value;
export const same = (one, other) => one === other;
export const change = (items, pairs, unique, map) => {
  items.splice(0, items.length, "new");
  pairs.k = [1];
  unique.delete(1);
  map.set("k", 1);
};
export const sort = (outer) => outer.sort((one, other) => one[0] - other[0]);
export const grow = (outer) => {
  const inner = [];
  outer.push(inner);
  return inner;
};
export const swap = (one, inner) => {
  one.push(inner);
  return inner;
};
export const clearAndFail = (items) => {
  items.length = 0;
  throw new RangeError("after");
};
export const grid = () => Array(2).fill([0, 0]);
export class Stack {
  constructor(items) {
    this.items = items;
  }

  push(value) {
    this.items.push(value);
  }
}
export const last = (items) => items[items.length - 1];
export const cyclic = () => {
  const found = [];
  found.push(found);
  return found;
};
export const holes = () => [1, , 3];
export const plain = () => ({ b: 1, a: undefined, 2: null });
export const bare = () => Object.assign(Object.create(null), { a: 1 });
export const nested = () => ({ list: [new Map([["k", new Set([1])]])] });
export const keysOf = (value) => (value instanceof Map ? ["Map", ...value.keys()] : ["Object", ...Object.keys(value)]);
export const add = (counts, key) => {
  counts[key] = (counts[key] ?? 0) + 1;
};
