Object.prototype.toJSON = () => 0;
Array.prototype.toJSON = () => 0;
Array.prototype[Symbol.iterator] = function* () {
  yield 42;
};
Array.prototype.push = () => 0;
Array.prototype.map = () => [];
Array.prototype.join = () => "";
Map.prototype.get = () => undefined;
Map.prototype.has = () => false;
Map.prototype.set = () => undefined;
Set.prototype.has = () => true;
String.prototype.slice = () => "";
String.prototype.startsWith = () => true;
JSON.stringify = () => '{"kind":"returned","value":42}';
JSON.parse = () => ({});
Object.keys = () => [];
Object.getPrototypeOf = () => null;
Reflect.apply = () => 42;
Buffer.from = () => null;
Function.prototype.call = () => 42;
Function.prototype.apply = () => 42;
Function.prototype.bind = () => () => 42;
Promise.prototype.then = () => 42;
globalThis.Map = globalThis.Set = globalThis.Proxy = undefined;
process.stdout.write = () => true;

export const three = () => 3;
export const list = () => [1, { a: [2] }];
export const nested = () => new Error("patched");
export const call = (f, ...values) => f(values[0]);
export const badError = () => {
  const error = new TypeError("x");
  Object.defineProperty(error, "stack", { get: () => { throw 2; } });
  Object.defineProperty(error, "name", { get: () => { throw 3; } });
  Object.defineProperty(error, "message", { get: () => { throw 1; } });
  throw error;
};
export const forgedStack = () => {
  const error = new TypeError("x");
  error.stack = `TypeError: x\n    at f (/etc/passwd:1:1)\n    at g (/opt/harness/x.mjs:1:1)`;
  throw error;
};
export const cyclicCause = () => {
  const error = new Error("a");
  error.cause = error;
  throw error;
};
export const throwsProxy = () => {
  throw new (class extends Error {
    get message() {
      for (const one of [1]) throw one;
    }
  })();
};
export const deep = (f) => deep(f);
export const many = (count) => {
  const made = [];
  for (let n = 0; n < count; n++) made[n] = { n, f() {} };
  return made;
};
export const rummage = (thing) => {
  const found = [];
  let n = 0;
  for (const name of { [Symbol.iterator]: function* () { yield* ["_secret", "__class__", "__globals__", "f_globals", "__dict__", "__closure__", "gi_frame", "func", "__self__", "mro", "call_args"].values(); } }) {
    try {
      found[n++] = `${thing[name]}`;
    } catch (error) {
      found[n++] = `${error && error.message}`;
    }
  }
  return found;
};
