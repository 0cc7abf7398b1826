/** The operations that the tests may ask of an object of the learner's, each with JavaScript's own meaning. */

import { inspect, types } from "node:util";
import { isClass, nameOf } from "./classes.mjs";
import { Ending } from "./error_frames.mjs";
import { setOwn } from "./kinds.mjs";
import {
  ArrayPush,
  MapProto,
  ObjectKeys,
  ObjectNames,
  ObjectProto,
  ObjectPrototype,
  PromiseThen,
  ReflectApply,
  ReflectConstruct,
  ReflectDelete,
  ReflectHas,
  ReflectSet,
  SafePromise,
  SafeString,
  SafeTypeError,
  SymbolAsyncIterator,
  SymbolIterator,
} from "./primordials.mjs";

const { isPromise } = types;
const setTimer = setTimeout;
const SHOWN = { __proto__: null, depth: 3, maxArrayLength: 100, maxStringLength: 2000, breakLength: Infinity };

/** What is asked, by the protocol's word for it; each takes the operands, and the receiver of a function that has one. */
export const OPERATIONS = {
  __proto__: null,
  call: (values, receiver) => invoke(values[0], receiver, rest(values, 1)),
  method: (values) => method(values[0], values[0], values[1], rest(values, 2)),
  method_as: (values) => method(values[0].prototype, values[1], values[2], rest(values, 3)),
  get: (values) => attribute(values[0], values[1]),
  set: (values) => put(values[0], values[1], values[2]),
  delete: (values) => remove(values[0], values[1]),
  getitem: (values) => item(values[0], values[1]),
  setitem: (values) => put(values[0], keyOf(values[1]), values[2]),
  delitem: (values) => remove(values[0], keyOf(values[1])),
  iter: (values) => iteratorOf(values[0]),
  next: (values) => next(values[0]),
  len: (values) => lengthOf(values[0]),
  bool: (values) => lengthOf(values[0]) !== 0,
  contains: (values) => contains(values[0], values[1]),
  str: (values) => SafeString(values[0]),
  repr: (values) => inspect(values[0], SHOWN),
  format: (values) => SafeString(values[0]),
  dir: (values) => namesOf(values[0]),
  wait: (values) => new SafePromise((resolve) => setTimer(resolve, values[0] * 1000, null)),
};

/** Return what an operation gives; TypeError for one that JavaScript's objects do not have. */
export function perform(operator, values, receiver) {
  const operation = OPERATIONS[operator];
  if (operation === undefined) throw new SafeTypeError(`an object of JavaScript has no operation ${operator}`);
  return operation(values, receiver);
}

function rest(values, start) {
  const left = [];
  for (let place = start; place < values.length; place++) ArrayPush(left, values[place]);
  return left;
}

function invoke(target, receiver, values) {
  return isClass(target) ? ReflectConstruct(target, values) : ReflectApply(target, receiver, values);
}

function method(owner, target, name, values) {
  const found = owner[name];
  if (typeof found !== "function") throw new SafeTypeError(`${labelOf(target)}.${name} is not a function`);
  return isClass(found) ? ReflectConstruct(found, values) : ReflectApply(found, target, values);
}

function labelOf(target) {
  return typeof target === "function" ? nameOf(target) : nameOf(target.constructor ?? Object);
}

function attribute(target, name) {
  if (name === "__dict__") return ownData(target);
  if (name === "__name__" || name === "__qualname__") return typeof target === "function" ? nameOf(target) : undefined;
  return name === "__doc__" ? null : target[name];
}

function ownData(target) {
  const data = {};
  const names = ObjectKeys(target);
  for (let place = 0; place < names.length; place++) {
    const value = target[names[place]];
    if (typeof value !== "function") setOwn(data, names[place], value);
  }
  return data;
}

function item(target, key) {
  return ObjectPrototype(target) === MapProto ? target.get(key) : target[keyOf(key)];
}

function keyOf(key) {
  return typeof key === "symbol" ? key : SafeString(key);
}

function put(target, name, value) {
  if (ReflectSet(target, name, value)) return null;
  throw new SafeTypeError(`Cannot assign to read only property '${SafeString(name)}'`);
}

function remove(target, name) {
  if (ReflectDelete(target, name)) return null;
  throw new SafeTypeError(`Cannot delete property '${SafeString(name)}'`);
}

function iteratorOf(target) {
  const iterate = target[SymbolIterator] ?? target[SymbolAsyncIterator];
  if (typeof iterate !== "function") throw new SafeTypeError(`${labelOf(target)} is not iterable`);
  return ReflectApply(iterate, target, []);
}

function next(iterator) {
  const step = iterator.next();
  return isPromise(step) ? PromiseThen(step, valueOf) : valueOf(step);
}

function valueOf(step) {
  if (step.done) throw new Ending("StopIteration", step.value === undefined ? [] : [step.value]);
  return step.value;
}

function lengthOf(target) {
  const length = target.length ?? target.size;
  if (typeof length !== "number") throw new SafeTypeError(`${labelOf(target)} has no length`);
  return length;
}

function contains(target, value) {
  return typeof target.has === "function" ? target.has(value) : ReflectHas(target, keyOf(value));
}

function namesOf(target) {
  const names = [];
  for (let owner = target; owner !== null && owner !== ObjectProto; owner = ObjectPrototype(owner)) {
    const found = ObjectNames(owner);
    for (let place = 0; place < found.length; place++) ArrayPush(names, found[place]);
  }
  return names;
}
