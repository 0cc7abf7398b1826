/** The tests' objects as the learner's process sees them: functions that call back, and stand-ins that ask. */

import {
  MapGet,
  MapHas,
  MapSet,
  ObjectDefine,
  ReflectApply,
  SafeError,
  SafeMap,
  SafeProxy,
  SafeRangeError,
  SafeReferenceError,
  SafeSyntaxError,
  SafeTypeError,
  SymbolIterator,
  SymbolToPrimitive,
  StringStartsWith,
} from "./primordials.mjs";

const ERRORS = {
  __proto__: null,
  TypeError: SafeTypeError,
  RangeError: SafeRangeError,
  ReferenceError: SafeReferenceError,
  SyntaxError: SafeSyntaxError,
};

/** What stands here for each of the tests' objects, one for one: identity holds in both directions. */
export class Callbacks {
  #ask;
  #present = new SafeMap();
  #numbers = new SafeMap();

  /** `ask(operator, number, values)` has an operation done by the tests on one of their objects. */
  constructor(ask) {
    this.#ask = ask;
  }

  /** Return the number of the tests' object that `value` stands for; undefined when it is the learner's own. */
  numberOf(value) {
    return MapGet(this.#numbers, value);
  }

  /** Return what stands for the tests' object `number`, made from `description` at its first visit. */
  receive(number, description) {
    if (!MapHas(this.#present, number)) {
      const made = this.#made(number, description);
      MapSet(this.#present, number, made);
      MapSet(this.#numbers, made, number);
    }
    return MapGet(this.#present, number);
  }

  #made(number, description) {
    if (description.kind === "function") return this.#function(number, description.name);
    return description.kind === "error" ? errorFrom(description) : this.#standIn(number, description);
  }

  #function(number, name) {
    const ask = this.#ask;
    const callback = (...values) => ask("call", number, values);
    ObjectDefine(callback, "name", { __proto__: null, value: name, configurable: true });
    return callback;
  }

  #standIn(number, { specials }) {
    const can = { __proto__: null };
    for (let place = 0; place < specials.length; place++) can[specials[place]] = true;
    const ask = this.#ask;
    return new SafeProxy(can.__call__ ? () => undefined : {}, {
      __proto__: null,
      apply: (_target, _receiver, values) => ask("call", number, values),
      get: (_target, name) => attribute(ask, number, name, can),
      set: (_target, name, value) => {
        ask("set", number, [name, value]);
        return true;
      },
    });
  }
}

function attribute(ask, number, name, can) {
  if (name === SymbolIterator) return can.__iter__ ? () => iteratorOf(ask("iter", number, [])) : undefined;
  if (name === SymbolToPrimitive || name === "toString") return () => ask("str", number, []);
  // A stand-in is no promise: nobody waits for it, and nobody prints it as JSON asks for.
  if (typeof name === "symbol" || name === "then" || name === "toJSON" || StringStartsWith(name, "_")) return undefined;
  if (name === "next" && can.__next__) return () => step(() => ask("next", number, []));
  if (name === "length" && can.__len__) return ask("len", number, []);
  try {
    return ask("get", number, [name]);
  } catch (error) {
    if (error.name === "AttributeError") return undefined;
    throw error;
  }
}

function iteratorOf(iterator) {
  return { next: () => ReflectApply(iterator.next, iterator, []), [SymbolIterator]: () => iterator };
}

function step(next) {
  try {
    return { value: next(), done: false };
  } catch (error) {
    if (error.name === "StopIteration") return { value: undefined, done: true };
    throw error;
  }
}

/** Return the error that stands for an exception of the tests. */
function errorFrom({ type, ancestors, text }) {
  let kind = ERRORS[type];
  for (let place = 0; kind === undefined && place < ancestors.length; place++) kind = ERRORS[ancestors[place]];
  const error = new (kind ?? SafeError)(text);
  if (error.name !== type)
    ObjectDefine(error, "name", { __proto__: null, value: type, configurable: true, writable: true });
  return error;
}
