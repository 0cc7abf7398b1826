/** The kinds of values that cross as plain data: arrays, objects of data alone, maps, sets and bytes, by exact type.
 *  Nothing of the learner's is run to find out: no getter, no trap of a proxy. */

import { types } from "node:util";
import {
  ArrayIsArray,
  ArrayProto,
  ArrayPush,
  BytesLength,
  MapClear,
  MapForEach,
  MapProto,
  MapSet,
  ObjectDefine,
  ObjectDescriptor,
  ObjectKeys,
  ObjectProto,
  ObjectPrototype,
  ReflectDelete,
  ReflectOwnKeys,
  SafeTypeError,
  SetAdd,
  SetClear,
  SetForEach,
  SetProto,
  Uint8Proto,
} from "./primordials.mjs";

const { isArgumentsObject, isMap, isModuleNamespaceObject, isProxy, isSet, isUint8Array } = types;
const BytesProto = Buffer.prototype;

/** How the tests call the kinds: each is a container that can be changed in place. */
export const LIST = "list";
export const OBJECT = "dict";
export const MAP = "OrderedDict";
export const SET = "set";
export const BYTES = "bytearray";

/** Return the kind of an object; null when it is no plain data. */
export function kindOf(value) {
  if (isProxy(value)) return null;
  const proto = ObjectPrototype(value);
  if (ArrayIsArray(value)) return proto === ArrayProto ? LIST : null;
  if (isMap(value)) return proto === MapProto ? MAP : null;
  if (isSet(value)) return proto === SetProto ? SET : null;
  if (isUint8Array(value)) return proto === Uint8Proto || proto === BytesProto ? BYTES : null;
  if (proto !== ObjectProto && proto !== null) return null;
  if (isArgumentsObject(value) || isModuleNamespaceObject(value)) return null;
  return holdsDataAlone(value) ? OBJECT : null;
}

function holdsDataAlone(value) {
  const keys = ReflectOwnKeys(value);
  for (let place = 0; place < keys.length; place++) {
    const { get, set, value: held } = ObjectDescriptor(value, keys[place]);
    if (get !== undefined || set !== undefined || typeof held === "function") return false;
  }
  return true;
}

/** Return what a container of `kind` holds, one after the other; of an object and a map keys and values in turn. */
export function contentOf(container, kind) {
  const content = [];
  if (kind === LIST || kind === BYTES) {
    const length = kind === LIST ? container.length : BytesLength(container);
    for (let place = 0; place < length; place++) ArrayPush(content, itemAt(container, place));
  } else if (kind === SET) {
    SetForEach(container, (value) => ArrayPush(content, value));
  } else if (kind === MAP) {
    MapForEach(container, (value, key) => ArrayPush(content, key, value));
  } else {
    const keys = ObjectKeys(container);
    for (let place = 0; place < keys.length; place++) ArrayPush(content, keys[place], valueAt(container, keys[place]));
  }
  return content;
}

function itemAt(container, place) {
  const descriptor = ObjectDescriptor(container, place);
  return descriptor === undefined ? undefined : descriptor.value;
}

const valueAt = itemAt;

/** Make `content`, written as `contentOf` returns it, what a container of `kind` holds. */
export function refill(container, kind, content) {
  if (kind === LIST) container.length = 0;
  else if (kind === SET) SetClear(container);
  else if (kind === MAP) MapClear(container);
  else if (kind === OBJECT) empty(container);
  else if (BytesLength(container) !== content.length) throw new SafeTypeError("bytes of another length");
  for (let place = 0; place < content.length; place++) {
    if (kind === SET) SetAdd(container, content[place]);
    else if (kind === MAP) MapSet(container, content[place], content[++place]);
    else if (kind === OBJECT) setOwn(container, content[place], content[++place]);
    else if (kind === BYTES) container[place] = content[place];
    else setOwn(container, place, content[place]);
  }
}

function empty(container) {
  const keys = ObjectKeys(container);
  for (let place = 0; place < keys.length; place++) ReflectDelete(container, keys[place]);
}

/** Give `container` a property of its own, whatever setters its prototype may have. */
export function setOwn(container, key, value) {
  ObjectDefine(container, key, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
}
