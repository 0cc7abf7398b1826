/** The way in: a value of the tests as a value of JavaScript. */

import { BYTES, LIST, MAP, OBJECT, SET } from "./kinds.mjs";
import { dateFrom } from "./moments.mjs";
import {
  ArrayPush,
  JsonText,
  ObjectKeys,
  SafeBigInt,
  SafeMap,
  SafeNumber,
  SafeSet,
  SetAdd,
  StringSlice,
  StringStartsWith,
  bytesFrom,
  isSafeInteger,
} from "./primordials.mjs";

/** The containers of the tests that have a counterpart here, and how many fields come before their items. */
const CONTAINERS = {
  __proto__: null,
  list: { kind: LIST, ahead: 1 },
  deque: { kind: LIST, ahead: 2 },
  dict: { kind: OBJECT, ahead: 1 },
  Counter: { kind: OBJECT, ahead: 1 },
  defaultdict: { kind: OBJECT, ahead: 2 },
  OrderedDict: { kind: MAP, ahead: 1 },
  set: { kind: SET, ahead: 1 },
};
const FLAT = { __proto__: null, tuple: true, dict_keys: true, dict_values: true, dict_items: true };
const FLOATS = { __proto__: null, nan: NaN, inf: Infinity, "-inf": -Infinity };

/** Reads one value. */
export class Decoder {
  #shelf;
  #arrive;

  /** Find the tests' containers on `shelf`; `arrive(tag, body, decode)` reads what is no plain data. */
  constructor(shelf, arrive) {
    this.#shelf = shelf;
    this.#arrive = arrive;
  }

  /** Return the value of tagged JSON. */
  decode(coded) {
    if (typeof coded !== "object" || coded === null) return coded;
    const tag = ObjectKeys(coded)[0];
    const body = coded[tag];
    if (tag in CONTAINERS) return this.#container(tag, body, CONTAINERS[tag]);
    if (tag in FLAT) return this.#each(body, 0);
    switch (tag) {
      case "same":
        return this.#shelf.at(body);
      case "int":
        return bigFrom(body);
      case "float":
        return typeof body === "string" ? FLOATS[body] : body;
      case "bytes":
        return bytesFrom(body, "base64");
      case "bytearray":
        return this.#bytes(body);
      case "frozenset":
        return this.#set(body);
      case "range":
        return range(body);
      case "date":
      case "datetime":
        return dateFrom(body);
      case "path":
      case "purepath":
        return body;
      case "single":
        if (body === "undefined") return undefined;
    }
    return this.#arrive(tag, body, (inner) => this.decode(inner));
  }

  #each(body, start) {
    const values = [];
    for (let place = start; place < body.length; place++) ArrayPush(values, this.decode(body[place]));
    return values;
  }

  #set(body) {
    const made = new SafeSet();
    for (let place = 0; place < body.length; place++) SetAdd(made, this.decode(body[place]));
    return made;
  }

  #container(tag, body, { kind: asked, ahead }) {
    // An object has texts for keys, and whole numbers as JavaScript writes them; other keys ask for a Map.
    const kind = asked === OBJECT && !areNames(body, ahead) ? MAP : asked;
    let aside = "";
    for (let place = 1; place < ahead; place++) aside += `,${JsonText(body[place])}`;
    const form = { tag, aside, numbered: kind === OBJECT && areNames(body, ahead, "number") };
    const fresh = kind === LIST ? [] : kind === SET ? new SafeSet() : kind === MAP ? new SafeMap() : {};
    const content = kind === OBJECT || kind === MAP ? this.#pairs(body, ahead, kind) : this.#each(body, ahead);
    return this.#shelf.replace(body[0], fresh, kind, form, content);
  }

  #pairs(body, ahead, kind) {
    const content = [];
    for (let place = ahead; place < body.length; place++) {
      const key = this.decode(body[place][0]);
      ArrayPush(content, kind === OBJECT ? `${key}` : key, this.decode(body[place][1]));
    }
    return content;
  }

  #bytes(body) {
    const bytes = bytesFrom(body[1], "base64");
    return this.#shelf.replace(body[0], bytes, BYTES, { tag: BYTES, aside: "" }, bytes);
  }
}

/** Tell whether all keys of a dict can be those of an object: texts or whole numbers, or of one `type` alone. */
function areNames(body, ahead, type) {
  for (let place = ahead; place < body.length; place++) {
    const key = body[place][0];
    if (type === undefined ? typeof key !== "string" && !isSafeInteger(key) : typeof key !== type) return false;
  }
  return true;
}

/** Return a whole number beyond those of JSON: a BigInt, as no number of JavaScript's holds it exactly. */
function bigFrom(body) {
  if (typeof body === "number") return body;
  return StringStartsWith(body, "-") ? -SafeBigInt(StringSlice(body, 1)) : SafeBigInt(body);
}

function range(body) {
  const values = [];
  const start = SafeNumber(body[0]);
  const stop = SafeNumber(body[1]);
  const step = SafeNumber(body[2]);
  for (let value = start; step > 0 ? value < stop : value > stop; value += step) ArrayPush(values, value);
  return values;
}
