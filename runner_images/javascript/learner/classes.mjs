/** The classes of the learner's objects: which one an object has, by which key the tests know it, what it can do. */

import { types } from "node:util";
import {
  ArrayPush,
  FunctionText,
  HasOwn,
  JsonText,
  MapGet,
  MapHas,
  MapSet,
  ObjectDescriptor,
  ObjectNames,
  ObjectProto,
  ObjectPrototype,
  SafeError,
  SafeMap,
  StringSlice,
  StringStartsWith,
  search,
} from "./primordials.mjs";

const { isProxy } = types;
const MOST_NAMES = 1_000;
const NAME_CHARACTERS = 200;
const DEEPEST = 50;
const IDENTIFIER = /^[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]{0,99}$/u;
const CAPITAL = /^\p{Lu}/u;
const EVERY_OBJECT = '"__delitem__","__getitem__","__iter__","__setitem__"';

/** JavaScript's own classes by name; an object without a class is one of the four that follow. */
const NATIVE = new SafeMap();
const NATIVE_KEYS = new SafeMap();
for (const name of ObjectNames(globalThis)) {
  const value = ObjectDescriptor(globalThis, name).value;
  if (typeof value === "function" && search(CAPITAL, name) !== null && HasOwn(value, "prototype")) {
    MapSet(NATIVE, `javascript:${name}`, value);
    MapSet(NATIVE_KEYS, value, `javascript:${name}`);
  }
}
const FUNCTION = "javascript:Function";
const OBJECT = "javascript:Object";
const ITERATOR = "javascript:Iterator";
const SYMBOL = "javascript:Symbol";
const MADE_UP = { __proto__: null, [OBJECT]: [], [ITERATOR]: ["__next__"], [FUNCTION]: ["__call__"], [SYMBOL]: [] };

/** The names of JavaScript's own errors, which the tests have classes for. */
const ERRORS = new SafeMap();
for (const kind of [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, AggregateError]) {
  MapSet(ERRORS, kind, kind.name);
}

/** Return the name of one of JavaScript's own error classes; undefined for any other class. */
export function nativeError(kind) {
  return MapGet(ERRORS, kind);
}

/** Tell whether a function is there to be called with `new`: a class, or by custom one with a capital. */
export function isClass(value) {
  if (typeof value !== "function" || isProxy(value) || !HasOwn(value, "prototype")) return false;
  return StringStartsWith(FunctionText(value), "class") || search(CAPITAL, nameOf(value)) !== null;
}

/** Return the name that a function was given. */
export function nameOf(kind) {
  const found = ObjectDescriptor(kind, "name");
  return found !== undefined && typeof found.value === "string" ? StringSlice(found.value, 0, NAME_CHARACTERS) : "";
}

/** Return the class of an object; null when it has none of its own. */
export function classOf(value) {
  let proto = isProxy(value) ? null : ObjectPrototype(value);
  for (let depth = 0; proto !== null && depth < DEEPEST; depth++) {
    const found = ObjectDescriptor(proto, "constructor");
    if (found !== undefined && typeof found.value === "function" && found.value.prototype === proto) {
      return proto === ObjectProto ? null : found.value;
    }
    proto = isProxy(proto) ? null : ObjectPrototype(proto);
  }
  return null;
}

/** Tell whether a value is an error, of JavaScript's own classes or one below them. */
export function isError(value) {
  return (
    typeof value === "object" &&
    value !== null &&
    !isProxy(value) &&
    (types.isNativeError(value) || value instanceof SafeError)
  );
}

/** The classes that the tests know, by key: where a module exports them, or a number when none does. */
export class Classes {
  #byKey = new SafeMap();
  #keys = new SafeMap();
  #exported;
  #number;

  /** `exported.placeOf(kind)` finds a class in a module, `exported.named(module, name)` the other way round. */
  constructor(exported, number) {
    this.#exported = exported;
    this.#number = number;
  }

  /** Return the key of the class of `value`, an object, a function or a symbol. */
  keyFor(value) {
    if (typeof value === "function") return FUNCTION;
    if (typeof value === "symbol") return SYMBOL;
    const kind = classOf(value);
    if (kind !== null) return this.keyOf(kind);
    return typeof value.next === "function" ? ITERATOR : OBJECT;
  }

  /** Return the key of a class. */
  keyOf(kind) {
    if (MapHas(NATIVE_KEYS, kind)) return MapGet(NATIVE_KEYS, kind);
    if (!MapHas(this.#keys, kind)) {
      const place = this.#exported.placeOf(kind);
      const key = place !== null && !MapHas(this.#byKey, place) ? place : `#${this.#number(kind)}`;
      MapSet(this.#keys, kind, key);
      MapSet(this.#byKey, key, kind);
    }
    return MapGet(this.#keys, kind);
  }

  /** Return the class of a key; null when no module has it any more. */
  classOf(key) {
    if (MapHas(NATIVE, key)) return MapGet(NATIVE, key);
    if (MapHas(this.#byKey, key)) return MapGet(this.#byKey, key);
    const kind = this.#exported.named(key);
    if (typeof kind !== "function") return null;
    MapSet(this.#keys, kind, key);
    MapSet(this.#byKey, key, kind);
    return kind;
  }

  /** Return the `class` frame of a key. */
  describe(key) {
    if (key in MADE_UP) return frame(StringSlice(key, "javascript:".length), "", [], MADE_UP[key]);
    const kind = this.classOf(key) ?? Object;
    const names = membersOf(kind.prototype);
    return frame(nameOf(kind) || "Object", this.#base(kind), names, specialsOf(kind.prototype));
  }

  #base(kind) {
    const parent = ObjectPrototype(kind);
    if (typeof parent !== "function" || !HasOwn(parent, "prototype") || parent.prototype === null) return "";
    const error = nativeError(parent);
    return error === undefined ? `{"class":${JsonText(this.keyOf(parent))}}` : `{"builtin":"javascript.${error}"}`;
  }
}

function frame(name, base, names, specials) {
  let members = "";
  for (let place = 0; place < names.length; place++) {
    members += `${place === 0 ? "" : ","}${JsonText(names[place].name)}:"${names[place].how}"`;
  }
  let written = EVERY_OBJECT;
  for (let place = 0; place < specials.length; place++) written += `,"${specials[place]}"`;
  return (
    `{"kind":"class","name":${JsonText(name)},"module":"javascript","doc":null,"bases":[${base}],"plain":null,` +
    `"changing":false,"names":{${members}},"specials":[${written}],"unhashable":false,"fields":null,"members":null}`
  );
}

/** Return the names that objects of a prototype have: methods, and values that are asked for. Runs no getter. */
function membersOf(prototype) {
  const found = [];
  const seen = new SafeMap();
  for (let proto = prototype, depth = 0; isShared(proto, depth); proto = ObjectPrototype(proto), depth++) {
    const names = ObjectNames(proto);
    for (let place = 0; place < names.length && found.length < MOST_NAMES; place++) {
      const name = names[place];
      if (name === "constructor" || MapHas(seen, name) || search(IDENTIFIER, name) === null) continue;
      MapSet(seen, name, true);
      ArrayPush(found, { name, how: typeof ObjectDescriptor(proto, name).value === "function" ? "method" : "value" });
    }
  }
  return found;
}

function specialsOf(prototype) {
  const found = [];
  let isSized = false;
  let steps = false;
  for (let proto = prototype, depth = 0; isShared(proto, depth); proto = ObjectPrototype(proto), depth++) {
    isSized ||= HasOwn(proto, "size") || HasOwn(proto, "length");
    steps ||= HasOwn(proto, "next");
  }
  if (isSized) ArrayPush(found, "__len__");
  if (steps) ArrayPush(found, "__next__");
  return found;
}

function isShared(proto, depth) {
  return proto !== null && proto !== undefined && proto !== ObjectProto && depth < DEEPEST && !isProxy(proto);
}
