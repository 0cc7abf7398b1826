/** The functions of JavaScript itself as they were before any code of the learner's: whoever changes a prototype
 *  changes it for themselves alone, and the stub goes on with these. */

const { bind, call } = Function.prototype;
/** Make a method a function whose first argument is `this`. */
const uncurry = bind.bind(call);

export const SafeMap = Map;
export const SafeSet = Set;
export const SafeDate = Date;
export const SafeProxy = Proxy;
export const SafePromise = Promise;
export const ArrayJoin = uncurry(Array.prototype.join);
export const ArrayPush = uncurry(Array.prototype.push);
export const MapDelete = uncurry(Map.prototype.delete);
export const MapForEach = uncurry(Map.prototype.forEach);
export const MapGet = uncurry(Map.prototype.get);
export const MapHas = uncurry(Map.prototype.has);
export const MapSet = uncurry(Map.prototype.set);
export const MapClear = uncurry(Map.prototype.clear);
export const MapSize = uncurry(Object.getOwnPropertyDescriptor(Map.prototype, "size").get);
export const SetAdd = uncurry(Set.prototype.add);
export const SetClear = uncurry(Set.prototype.clear);
export const SetDelete = uncurry(Set.prototype.delete);
export const SetForEach = uncurry(Set.prototype.forEach);
export const SetHas = uncurry(Set.prototype.has);
export const PromiseThen = uncurry(Promise.prototype.then);
export const DateGetTime = uncurry(Date.prototype.getTime);
export const DateSetFullYear = uncurry(Date.prototype.setFullYear);
export const DateSetHours = uncurry(Date.prototype.setHours);
export const DateSetUTCFullYear = uncurry(Date.prototype.setUTCFullYear);
export const DateSetUTCHours = uncurry(Date.prototype.setUTCHours);
export const DateUTC = Date.UTC;
export const BigIntText = uncurry(BigInt.prototype.toString);
export const NumberText = uncurry(Number.prototype.toString);
export const FunctionText = uncurry(Function.prototype.toString);
export const HasOwn = uncurry(Object.prototype.hasOwnProperty);
export const StringEndsWith = uncurry(String.prototype.endsWith);
export const StringIndexOf = uncurry(String.prototype.indexOf);
export const StringLastIndexOf = uncurry(String.prototype.lastIndexOf);
export const StringSlice = uncurry(String.prototype.slice);
export const StringStartsWith = uncurry(String.prototype.startsWith);
export const StringTrim = uncurry(String.prototype.trim);
export const StringLower = uncurry(String.prototype.toLowerCase);
const view = Object.getPrototypeOf(Uint8Array.prototype);
export const BytesLength = uncurry(Object.getOwnPropertyDescriptor(view, "length").get);
export const BytesPart = uncurry(Buffer.prototype.subarray);
export const BytesText = uncurry(Buffer.prototype.toString);
export const BytesWrite = uncurry(Buffer.prototype.write);
export const BytesCopy = uncurry(Buffer.prototype.copy);
export const BytesNumber = uncurry(Buffer.prototype.readUInt32BE);
export const BytesSetNumber = uncurry(Buffer.prototype.writeUInt32BE);
export const { allocUnsafe: newBytes, byteLength: byteLengthOf, from: bytesFrom } = Buffer;
export const { isArray: ArrayIsArray } = Array;
export const { stringify: JsonText, parse: JsonParse } = JSON;
export const { isSafeInteger, isFinite: isFiniteNumber, isNaN: isNotANumber } = Number;
export const SafeNumber = Number;
export const SafeString = String;
export const SafeBigInt = BigInt;
export const { floor, min } = Math;
export const {
  defineProperty: ObjectDefine,
  getOwnPropertyDescriptor: ObjectDescriptor,
  getOwnPropertyNames: ObjectNames,
  getPrototypeOf: ObjectPrototype,
  is: ObjectIs,
  keys: ObjectKeys,
} = Object;
export const {
  apply: ReflectApply,
  construct: ReflectConstruct,
  deleteProperty: ReflectDelete,
  get: ReflectGet,
  has: ReflectHas,
  ownKeys: ReflectOwnKeys,
  set: ReflectSet,
} = Reflect;
export const { iterator: SymbolIterator, asyncIterator: SymbolAsyncIterator, toPrimitive: SymbolToPrimitive } = Symbol;
export const ObjectProto = Object.prototype;
export const ArrayProto = Array.prototype;
export const MapProto = Map.prototype;
export const SetProto = Set.prototype;
export const DateProto = Date.prototype;
export const Uint8Proto = Uint8Array.prototype;
export const SafeError = Error;
export const SafeTypeError = TypeError;
export const SafeRangeError = RangeError;
export const SafeSyntaxError = SyntaxError;
export const SafeReferenceError = ReferenceError;

/** Make a regular expression whose search no learner can change: it returns the match, or null. */
const regExpExec = uncurry(RegExp.prototype.exec);
export function search(pattern, text) {
  pattern.lastIndex = 0;
  return regExpExec(pattern, text);
}

/** Return the next match of a pattern of all matches, or null. */
export function searchOn(pattern, text) {
  return regExpExec(pattern, text);
}

/** Return the parts of `text` between the separators. */
export function split(text, separator) {
  const parts = [];
  let start = 0;
  for (;;) {
    const end = StringIndexOf(text, separator, start);
    ArrayPush(parts, StringSlice(text, start, end < 0 ? undefined : end));
    if (end < 0) return parts;
    start = end + separator.length;
  }
}

/** Return `text` with every `from` replaced by `to`. */
export function replaceAll(text, from, to) {
  return ArrayJoin(split(text, from), to);
}
