/** Standard input and output of the learner's program, by frames to the process that tests it. */

import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { Readable, Writable } from "node:stream";
import { BytesLength, BytesPart, BytesText, JsonText, ObjectDefine, ReflectApply, bytesFrom } from "./primordials.mjs";

const CHUNK_BYTES = 1 << 16;
const FIRST = 0;

/** Lead the program's streams over the border.
 *  @param tell sends a frame; @param ask sends one and returns the answer. */
export function install(tell, ask) {
  const readLine = () => {
    const answer = ask('{"kind":"input","prompt":""}');
    return answer.kind === "line" ? `${answer.text}\n` : null;
  };
  place("stdout", output("stdout", 1, tell));
  place("stderr", output("stderr", 2, tell));
  place("stdin", input(readLine));
  readWhole(readLine);
}

function place(name, stream) {
  ObjectDefine(process, name, { __proto__: null, value: stream, configurable: true, enumerable: true, writable: true });
}

function output(name, fd, tell) {
  const stream = new Writable({
    decodeStrings: true,
    write(chunk, _encoding, done) {
      for (let start = 0; start < BytesLength(chunk); start += CHUNK_BYTES) {
        const data = BytesText(BytesPart(chunk, start, start + CHUNK_BYTES), "base64");
        tell(`{"kind":"output","stream":"${name}","data":${JsonText(data)}}`);
      }
      done();
    },
  });
  stream.fd = fd;
  return stream;
}

function input(readLine) {
  const stream = new Readable({
    read() {
      this.push(readLine());
    },
  });
  stream.fd = FIRST;
  return stream;
}

/** Let `fs.readFileSync(0)` read what is typed, to its end. */
function readWhole(readLine) {
  const original = fs.readFileSync;
  fs.readFileSync = function readFileSync(path, options) {
    if (path !== FIRST && path !== "/dev/stdin") return ReflectApply(original, this, [path, options]);
    let text = "";
    for (let line = readLine(); line !== null; line = readLine()) text += line;
    const encoding = typeof options === "string" ? options : options?.encoding;
    return encoding ? text : bytesFrom(text, "utf8");
  };
  syncBuiltinESMExports();
}
