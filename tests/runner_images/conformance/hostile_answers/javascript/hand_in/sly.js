export class Sly {
  valueOf() {
    return 42;
  }

  toString() {
    return "x";
  }

  toJSON() {
    return 42;
  }

  [Symbol.toPrimitive]() {
    return 42;
  }

  equals() {
    return true;
  }

  __eq__() {
    return true;
  }

  get length() {
    return 2;
  }

  *[Symbol.iterator]() {
    yield 7;
    yield 8;
  }
}

class Numbers extends Array {}
class Facts extends Map {}
class Items extends Set {}
class Moment extends Date {}
class Text extends String {}
class Count extends Number {}

const everything = (target) =>
  new Proxy(target, {
    get: (_target, name) => (name === "then" ? undefined : name === Symbol.toPrimitive ? () => 42 : everything(() => 42)),
    apply: () => 42,
    getPrototypeOf: () => Number.prototype,
    has: () => true,
  });

const MADE = {
  Sly: () => new Sly(),
  Proxy: () => everything({}),
  Callable: () => everything(() => 42),
  ProxyOfList: () => new Proxy([7, 8], {}),
  ProxyOfObject: () => new Proxy({}, { getOwnPropertyDescriptor: () => undefined }),
  Numbers: () => Numbers.from([7, 8]),
  Facts: () => new Facts([["k", 7]]),
  Items: () => new Items([7, 8]),
  Moment: () => new Moment(0),
  Text: () => new Text("x"),
  Count: () => new Count(42),
  Getter: () => ({ get a() { return 1; } }),
  Borrowed: () => Object.create([7, 8]),
  Error: () => new Error("x"),
};
export const answer = (name) => MADE[name]();
export class Keeper {
  __enter__() {
    return this;
  }

  __exit__() {
    return true;
  }
}
