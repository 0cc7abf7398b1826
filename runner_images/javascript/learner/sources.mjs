/** The learner's files: which module each is, what a line of one says, and where a text of it cannot be read. */

import fs from "node:fs";
import vm from "node:vm";
import {
  ArrayPush,
  MapForEach,
  MapGet,
  MapHas,
  MapSet,
  SafeMap,
  StringEndsWith,
  StringIndexOf,
  StringSlice,
  StringStartsWith,
  StringTrim,
  replaceAll,
  search,
  split,
} from "./primordials.mjs";

const { readFileSync, readdirSync } = fs;
const { compileFunction } = vm;
const decode = decodeURI;
const SUFFIXES = [".js", ".mjs", ".cjs"];
const LINE = 500;
const DEEPEST = 10;
const HEAD = /^(?:file:\/\/)?(\/[^\n]*):(\d+)\n/;
const IMPORT = /^([ \t]*)import\b[^;'"]*(?:['"][^'"\n]*['"])?/gm;
const EXPORT =
  /^([ \t]*)export\s+(?:default\s+)?(?=(?:async|function|class|const|let|var)\b)|^[ \t]*export\s*\{[^}]*\}/gm;

/** The folder of the learner's files, as it was when their process began. */
export class Sources {
  #files = new SafeMap();
  #lines = new SafeMap();

  constructor(folder) {
    this.folder = folder;
    const paths = [];
    this.#look("", 0, paths);
    // Of two files by one name `.js` comes first.
    for (let kind = 0; kind < SUFFIXES.length; kind++) {
      for (let place = 0; place < paths.length; place++) this.#add(paths[place], SUFFIXES[kind]);
    }
  }

  #look(below, depth, paths) {
    const found = readdirSync(this.folder + "/" + below, { withFileTypes: true });
    for (let place = 0; place < found.length; place++) {
      const path = below + found[place].name;
      if (found[place].isDirectory() && depth < DEEPEST) this.#look(`${path}/`, depth + 1, paths);
      else ArrayPush(paths, path);
    }
  }

  #add(path, suffix) {
    if (!StringEndsWith(path, suffix)) return;
    const name = replaceAll(replaceAll(StringSlice(path, 0, -suffix.length), "-", "_"), "/", ".");
    const short = StringEndsWith(name, ".index") ? StringSlice(name, 0, -".index".length) : name;
    if (!MapHas(this.#files, short)) MapSet(this.#files, short, path);
  }

  /** Return the file of a module, as the tests name it; undefined for a folder alone. */
  fileOf(module) {
    return MapGet(this.#files, module);
  }

  /** Return `path` as the learner names it; null when it is none of their files. */
  own(path) {
    const start = StringStartsWith(path, "file://") ? decode(StringSlice(path, "file://".length)) : path;
    if (!StringStartsWith(start, `${this.folder}/`)) return null;
    const query = StringIndexOf(start, "?");
    return StringSlice(start, this.folder.length + 1, query < 0 ? undefined : query);
  }

  /** Return a line of a file, without the blanks around it. */
  line(file, number) {
    if (!MapHas(this.#lines, file)) MapSet(this.#lines, file, split(this.text(file), "\n"));
    return StringSlice(StringTrim(MapGet(this.#lines, file)[number - 1] ?? ""), 0, LINE);
  }

  /** Return what a file holds; nothing when it is not there. */
  text(file) {
    try {
      return readFileSync(`${this.folder}/${file}`, "utf8");
    } catch {
      return "";
    }
  }

  /** Return file and line of the first program that cannot be read, as Node does not say it of modules; else null. */
  unreadable() {
    let found = null;
    MapForEach(this.#files, (path) => {
      found ??= this.#unreadable(path);
    });
    return found;
  }

  #unreadable(path) {
    try {
      const text = this.text(path);
      const script = text.replace(IMPORT, blank).replace(EXPORT, blank);
      // What a module may not hold is refused in strict mode alone.
      const program = script === text ? script : `"use strict"; ${script}`;
      compileFunction(program, ["require", "module", "exports"], { filename: `${this.folder}/${path}` });
    } catch (error) {
      const head = search(HEAD, `${error.stack}`);
      if (head !== null && this.own(head[1]) !== null) return { file: this.own(head[1]), line: +head[2] };
    }
    return null;
  }
}

/** Return blanks in the place of a text, so that what follows it stays where it is. */
function blank(text) {
  return text.replace(/[^\n]/g, " ");
}
