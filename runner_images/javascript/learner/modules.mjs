/** The learner's modules as the tests ask for them, ES modules and CommonJS alike. */

import Module from "node:module";
import { pathToFileURL } from "node:url";
import { nameOf } from "./classes.mjs";
import { nearest } from "./clues.mjs";
import {
  HasOwn,
  JsonText,
  MapDelete,
  MapForEach,
  MapGet,
  MapHas,
  MapSet,
  ObjectDescriptor,
  ObjectKeys,
  ObjectProto,
  ReflectGet,
  ReflectHas,
  SafeMap,
  StringIndexOf,
  StringSlice,
  search,
} from "./primordials.mjs";

const LETTER = /[\w$]/;
const DECLARING = ["function", "class", "const", "let", "var", "function*"];
const { _cache: commonJs, createRequire } = Module;

/** What the tests imported and resolved. */
export class Modules {
  #sources;
  #require;
  #loaded = new SafeMap();
  #steady = new SafeMap();
  #times = 0;

  constructor(sources) {
    this.#sources = sources;
    this.#require = createRequire(`${sources.folder}/`);
  }

  /** Import a module of the learner's, anew if `again`, and promise its end; a folder has nothing to run. */
  async load(module, again) {
    const path = this.#path(module);
    if (path === null || (MapHas(this.#loaded, module) && !again)) return;
    const isAnew = MapHas(this.#loaded, module);
    if (isAnew) delete commonJs[path];
    const query = isAnew ? `?${++this.#times}` : "";
    const space = await import(`${pathToFileURL(path).href}${query}`);
    MapSet(this.#loaded, module, { path, space, common: commonJs[path] });
  }

  /** Import a module while a call is under way, when nothing can be waited for. */
  loadNow(module) {
    const path = this.#path(module);
    if (path === null || MapHas(this.#loaded, module)) return;
    const space = this.#require(path);
    MapSet(this.#loaded, module, { path, space, common: commonJs[path] });
  }

  #path(module) {
    const file = this.#sources.fileOf(module);
    return file === undefined ? null : `${this.#sources.folder}/${file}`;
  }

  /** Return what a module exports: of CommonJS `module.exports`. */
  exportsOf(module) {
    const held = MapGet(this.#loaded, module);
    if (held === undefined) return {};
    return held.common === undefined ? held.space : held.common.exports;
  }

  /** Return the names that a module exports. */
  names(module) {
    const exported = this.exportsOf(module);
    return isObject(exported) ? ObjectKeys(exported) : [];
  }

  /** Return what a module exports under a name, as `{ value, steady }`; null when it has no such name. */
  resolve(module, name) {
    const exported = this.exportsOf(module);
    if (isObject(exported) && (HasOwn(exported, name) || (ReflectHas(exported, name) && !(name in ObjectProto)))) {
      const value = ReflectGet(exported, name);
      const descriptor = ObjectDescriptor(exported, name);
      const steady = typeof value === "function" && descriptor !== undefined && descriptor.get === undefined;
      if (steady) MapSet(this.#steady, `${module}:${name}`, value);
      return { value, steady };
    }
    return name === "default" && MapGet(this.#loaded, module)?.common !== undefined
      ? { value: exported, steady: false }
      : null;
  }

  /** Return the places that no longer hold what was resolved there, as JSON, and forget them; "" for none. */
  moved() {
    let written = "";
    MapForEach(this.#steady, (value, place) => {
      if (this.named(place) === value) return;
      MapDelete(this.#steady, place);
      const colon = StringIndexOf(place, ":");
      written += `${written === "" ? "" : ","}[${JsonText(StringSlice(place, 0, colon))},${JsonText(StringSlice(place, colon + 1))}]`;
    });
    return written;
  }

  /** Return the answer that a module has no such name, and what it may have been meant to be. */
  missing(module, name) {
    const near = nearest(name, this.names(module));
    const declared = this.#declares(module, name) ? `,"declared":${JsonText(name)}` : "";
    return `{"kind":"missing","module":${JsonText(module)},"name":${JsonText(name)},"near":${JsonText(near)}${declared}}`;
  }

  /** Return the same of a key, a module and a name of it. */
  missingAt(key) {
    const colon = StringIndexOf(key, ":");
    return this.missing(StringSlice(key, 0, colon), StringSlice(key, colon + 1));
  }

  /** Tell whether the file of a module says what `name` is, without giving it away. */
  #declares(module, name) {
    const file = this.#sources.fileOf(module);
    const text = file === undefined ? "" : this.#sources.text(file);
    for (let place = 0; place < DECLARING.length; place++) {
      const start = StringIndexOf(text, `${DECLARING[place]} ${name}`);
      if (start >= 0 && search(LETTER, text[start + DECLARING[place].length + 1 + name.length] ?? "") === null)
        return true;
    }
    return false;
  }

  /** Return the module and the name that export a class, as a key; null when none does. */
  placeOf(kind) {
    let found = null;
    const name = nameOf(kind);
    MapForEach(this.#loaded, (_held, module) => {
      const exported = this.exportsOf(module);
      if (found === null && isObject(exported) && ObjectDescriptor(exported, name)?.value === kind)
        found = `${module}:${name}`;
    });
    return found;
  }

  /** Return what a key, a module and a name of it, stands for; undefined when it is not there. */
  named(key) {
    const colon = StringIndexOf(key, ":");
    const module = StringSlice(key, 0, colon);
    if (!MapHas(this.#loaded, module)) this.loadNow(module);
    const exported = this.exportsOf(module);
    const name = StringSlice(key, colon + 1);
    return isObject(exported) && ReflectHas(exported, name) ? ReflectGet(exported, name) : undefined;
  }
}

function isObject(value) {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
