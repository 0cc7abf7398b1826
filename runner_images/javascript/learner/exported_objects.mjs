/** The learner's own objects as they leave their process: by number, each with the key of its class. */

import { Classes, classOf, isClass, isError, nameOf, nativeError } from "./classes.mjs";
import { CannotCross, Encoder } from "./encoder.mjs";
import {
  JsonText,
  MapDelete,
  MapGet,
  MapHas,
  MapSet,
  MapSize,
  ObjectDescriptor,
  ObjectKeys,
  ReflectApply,
  SafeMap,
  SafeTypeError,
  StringSlice,
} from "./primordials.mjs";

const MOST = 50_000;
const TEXT = 2_000;

/** The objects that the tests hold by number, and the functions among them with what they were taken from. */
export class ExportedObjects {
  #callbacks;
  #modules;
  #objects = new SafeMap();
  #numbers = new SafeMap();
  #taken = new SafeMap();
  #last = 0;
  /** The numbers of copies; 1 and 2 are those of what an error's frame itself is made of. */
  #copies = { last: 2 };

  constructor(callbacks, modules) {
    this.#callbacks = callbacks;
    this.#modules = modules;
    this.classes = new Classes(modules, (kind) => this.#number(kind));
    /** Module and name of the last class that was asked for and is not there. */
    this.missing = null;
  }

  /** Forget an object that the tests hold no more. */
  release(number) {
    const held = MapGet(this.#objects, number);
    if (held === undefined) return;
    MapDelete(this.#objects, number);
    MapDelete(held.receiver === undefined ? this.#numbers : MapGet(this.#taken, held.receiver), held.value);
  }

  /** Return the tagged JSON of what is no plain data. */
  depart(value) {
    const callback = this.#callbacks.numberOf(value);
    if (callback !== undefined) return `{"suite":[${callback}]}`;
    if (isClass(value)) return `{"class":${JsonText(this.classes.keyOf(value))}}`;
    const error = isError(value) ? this.#error(value) : null;
    const kind = error === null ? null : nativeError(classOf(value));
    if (kind !== null && kind !== undefined) return `{"error":{"type":"javascript.${kind}",${error}}}`;
    const key = this.classes.keyFor(value);
    return `{"object":{"id":${this.#number(value)},"class":${JsonText(key)}${error === null ? "" : `,"error":{${error}}`}}}`;
  }

  /** Return the tagged JSON of a method taken from `receiver`: called, it finds it again as its `this`. */
  departTaken(method, receiver) {
    return `{"object":{"id":${this.#number(method, receiver)},"class":"javascript:Function"}}`;
  }

  /** Return the object that the tests mean: the learner's own, or what stands for theirs. */
  arrive(tag, body, decode) {
    switch (tag) {
      case "object":
        if (!MapHas(this.#objects, body)) throw new SafeTypeError("no such object");
        return MapGet(this.#objects, body).value;
      case "class":
        return this.#class(body);
      case "named":
        return this.#named(body);
      case "original":
        return this.#class(body[0])?.prototype?.[body[1]];
      case "attribute":
        return bound(decode(body[0]), body[1]);
      case "module":
        return this.#modules.exportsOf(body);
      case "suite":
        return this.#callbacks.receive(body[0], body[1]);
    }
    throw new CannotCross(tag, "kind");
  }

  /** Return what the function of a reference was taken from; undefined for any other value. */
  receiverOf(coded) {
    const number = typeof coded === "object" && coded !== null ? coded.object : undefined;
    return MapGet(this.#objects, number)?.receiver;
  }

  #class(key) {
    const kind = this.classes.classOf(key);
    if (kind === null) this.missing = key;
    return kind;
  }

  #named(place) {
    const key = `${place[0]}:${place[1]}`;
    const found = this.#modules.named(key);
    if (found === undefined) this.missing = key;
    return found;
  }

  #number(value, receiver) {
    const numbers = receiver === undefined ? this.#numbers : this.#takenFrom(receiver);
    if (MapHas(numbers, value)) return MapGet(numbers, value);
    if (MapSize(this.#objects) >= MOST) throw new CannotCross("Object", "size");
    const number = ++this.#last;
    MapSet(this.#objects, number, { value, receiver });
    MapSet(numbers, value, number);
    return number;
  }

  #takenFrom(receiver) {
    if (!MapHas(this.#taken, receiver)) MapSet(this.#taken, receiver, new SafeMap());
    return MapGet(this.#taken, receiver);
  }

  #error(error) {
    const text = messageOf(error);
    const cause = ObjectDescriptor(error, "cause")?.value;
    const told = isError(cause) && cause !== error ? this.short(cause) : "null";
    const values = `{"list":[1,${JsonText(text)}]}`;
    const attributes = this.#attributes(error, text);
    return `"text":${JsonText(text)},"arguments":${values},"attributes":${attributes},"cause":${told}`;
  }

  #attributes(error, text) {
    let written = `["name",${JsonText(errorName(error))}],["message",${JsonText(text)}]`;
    const names = ObjectKeys(error);
    for (let place = 0; place < names.length && place < 50; place++) {
      const name = names[place];
      if (name === "name" || name === "message" || name === "stack") continue;
      const value = this.short(ObjectDescriptor(error, name)?.value);
      if (value !== "null") written += `,[${JsonText(name)},${value}]`;
    }
    return `{"dict":[2,${written}]}`;
  }

  /** Return a value of an error as JSON: its containers are copies, as nobody sorts them in place; null if it is long. */
  short(value) {
    try {
      const coded = new Encoder(null, (inner) => this.depart(inner), this.#copies).encode(value);
      return coded.length <= TEXT ? coded : "null";
    } catch {
      return "null";
    }
  }
}

/** Return what an error says. */
export function messageOf(error) {
  try {
    const message = error.message;
    return typeof message === "string" ? StringSlice(message, 0, TEXT) : "";
  } catch {
    return "";
  }
}

/** Return the name of an error: that of its class, or the one that it was given where its class is JavaScript's own. */
export function errorName(error) {
  const kind = classOf(error);
  const name = kind === null ? "Error" : nameOf(kind);
  try {
    const given = error.name;
    if (nativeError(kind) !== undefined && typeof given === "string" && given !== "") return StringSlice(given, 0, 200);
  } catch {
    return name;
  }
  return name;
}

function bound(target, name) {
  const method = target[name];
  return typeof method === "function" ? (...values) => ReflectApply(method, target, values) : method;
}
