/** Errands in the learner's folder: the files that the tests read there or leave there. */

import fs from "node:fs";
import { BytesText, SafeRangeError, StringLastIndexOf, StringSlice, bytesFrom } from "./primordials.mjs";

const { mkdirSync, readFileSync, statSync, writeFileSync } = fs;
const MEBIBYTE = 1 << 20;

/** Return a file of the learner's folder, of at most a mebibyte. */
export function fetch(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return '{"kind":"file","content":null}';
  if (found.size > MEBIBYTE) throw new SafeRangeError(`${path} is longer than a mebibyte`);
  return `{"kind":"file","content":"${BytesText(readFileSync(path), "base64")}"}`;
}

/** Write a file, its folders made where they are absent. */
export function store(path, content) {
  const slash = StringLastIndexOf(path, "/");
  if (slash > 0) mkdirSync(StringSlice(path, 0, slash), { recursive: true });
  writeFileSync(path, bytesFrom(content, "base64"));
  return '{"kind":"stored"}';
}
