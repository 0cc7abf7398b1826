/** The way out: a value of JavaScript as the tagged JSON text that the tests read. */

import { BYTES, LIST, MAP, OBJECT, SET, contentOf, kindOf } from "./kinds.mjs";
import { moment } from "./moments.mjs";
import {
  BigIntText,
  BytesText,
  DateGetTime,
  DateProto,
  JsonText,
  NumberText,
  ObjectPrototype,
  SafeError,
  SafeSet,
  SetAdd,
  SetDelete,
  SetHas,
  bytesFrom,
  isFiniteNumber,
  isNotANumber,
  isSafeInteger,
} from "./primordials.mjs";
import { types } from "node:util";

const { isDate, isProxy } = types;
const MAX_NODES = 200_000;
const NUMBERS_A_NODE = 10;
const MAX_DEPTH = 100;
const MAX_HEX_DIGITS = 20_000;
const MAX_CHARACTERS = 8 << 20;
const SMALL = 1n << 53n;

/** A value that does not cross: `typeName` says of which type, `obstacle` what is in its way. */
export class CannotCross extends SafeError {
  constructor(typeName, obstacle) {
    super(`${typeName}: ${obstacle}`);
    this.typeName = typeName;
    this.obstacle = obstacle;
  }
}

/** Writes one value. */
export class Encoder {
  #shelf;
  #depart;
  #copies;
  #room = MAX_NODES;
  #characters = 0;
  #trail = new SafeSet();

  /** Keep containers on `shelf`, or give each copy a number of `copies`; `depart(value)` writes what is no plain data. */
  constructor(shelf, depart, copies = null) {
    this.#shelf = shelf;
    this.#depart = depart;
    this.#copies = copies;
  }

  /** Return `value` as JSON; `whole` writes what a container holds though it is on the shelf. */
  encode(value, depth = 0, whole = false) {
    if (--this.#room < 0) throw new CannotCross(typeof value, "size");
    if (depth > MAX_DEPTH) throw new CannotCross(typeof value, "depth");
    switch (typeof value) {
      case "undefined":
        return '{"single":"undefined"}';
      case "boolean":
        return value ? "true" : "false";
      case "number":
        return numberText(value);
      case "string":
        return this.#text(value);
      case "bigint":
        return bigIntText(value);
      case "object":
        if (value === null) return "null";
        if (!isProxy(value) && isDate(value) && ObjectPrototype(value) === DateProto) {
          const written = moment(DateGetTime(value));
          if (written !== null) return written;
        }
        return this.#container(value, depth, whole);
    }
    return this.#depart(value);
  }

  #text(value) {
    this.#characters += value.length;
    if (this.#characters > MAX_CHARACTERS) throw new CannotCross("string", "size");
    return JsonText(value);
  }

  #container(value, depth, whole) {
    const entry = this.#shelf === null ? undefined : this.#shelf.entryOf(value);
    if (SetHas(this.#trail, value)) throw new CannotCross("object", "cycle");
    if (entry !== undefined && !whole) return `{"same":${entry.number}}`;
    const kind = entry === undefined ? kindOf(value) : entry.kind;
    const content = kind === null ? null : contentOf(value, kind);
    if (kind === null || (kind === SET && !hashable(content, 1)) || (kind === MAP && !hashable(content, 2))) {
      return this.#depart(value);
    }
    SetAdd(this.#trail, value);
    const form = entry === undefined ? { tag: kind, aside: "" } : entry.form;
    const body = this.#body(value, kind, form, content, depth);
    SetDelete(this.#trail, value);
    const number = entry === undefined ? this.#nextNumber() : entry.number;
    if (this.#shelf !== null) this.#shelf.put(number, value, kind, form);
    return `{"${form.tag}":[${number}${form.aside}${body}]}`;
  }

  #nextNumber() {
    return this.#shelf === null ? ++this.#copies.last : this.#shelf.nextNumber();
  }

  #body(value, kind, form, content, depth) {
    if (kind === BYTES) return `,${this.#text(BytesText(bytesFrom(value), "base64"))}`;
    let written = "";
    if (kind === LIST && allNumbers(content)) {
      this.#room -= content.length / NUMBERS_A_NODE;
      if (this.#room < 0) throw new CannotCross("Array", "size");
      for (let place = 0; place < content.length; place++) written += `,${NumberText(content[place])}`;
      return written;
    }
    for (let place = 0; place < content.length; place++) {
      if (kind === OBJECT || kind === MAP) {
        const key = kind === OBJECT ? this.#key(content[place], form) : this.encode(content[place], depth + 1);
        written += `,[${key},${this.encode(content[++place], depth + 1)}]`;
      } else written += `,${this.encode(content[place], depth + 1)}`;
    }
    return written;
  }

  #key(key, form) {
    // The tests gave it numbers for keys, which are texts in any object of JavaScript's.
    return form.numbered && NumberText(+key) === key && isSafeInteger(+key) ? key : this.#text(key);
  }
}

/** Return a number as JSON: whole ones are integers to the tests as far as they are exact. */
function numberText(value) {
  if (isNotANumber(value)) return '{"float":"nan"}';
  if (!isFiniteNumber(value)) return value > 0 ? '{"float":"inf"}' : '{"float":"-inf"}';
  if (isSafeInteger(value)) return value === 0 && 1 / value < 0 ? "-0.0" : NumberText(value);
  const written = NumberText(value);
  return value % 1 === 0 && value < 1e21 && value > -1e21 ? `${written}.0` : written;
}

function bigIntText(value) {
  if (value < SMALL && value > -SMALL) return BigIntText(value);
  const digits = BigIntText(value < 0n ? -value : value, 16);
  if (digits.length > MAX_HEX_DIGITS - 3) throw new CannotCross("bigint", "size");
  return `{"int":"${value < 0n ? "-" : ""}0x${digits}"}`;
}

/** Tell whether Python's sets and dicts take these values, every `step`th of them. */
function hashable(content, step) {
  for (let place = 0; place < content.length; place += step) {
    const value = content[place];
    if (typeof value === "object" && value !== null && kindOf(value) !== null) return false;
  }
  return true;
}

function allNumbers(content) {
  for (let place = 0; place < content.length; place++) {
    const value = content[place];
    if (typeof value !== "number" || !isFiniteNumber(value)) return false;
    if (isSafeInteger(value) ? value === 0 && 1 / value < 0 : value % 1 === 0) return false;
  }
  return content.length > 0;
}
