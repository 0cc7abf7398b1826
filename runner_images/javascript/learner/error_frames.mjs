/** An error of the learner's code as a frame, told in their own process: their word, never more. */

import { errorName, messageOf } from "./exported_objects.mjs";
import { isError } from "./classes.mjs";
import { nearIn } from "./clues.mjs";
import {
  ArrayPush,
  JsonText,
  ObjectDescriptor,
  SafeString,
  SafeSyntaxError,
  StringSlice,
  StringStartsWith,
  StringTrim,
  replaceAll,
  search,
  split,
} from "./primordials.mjs";

const TEXT = 2_000;
const STEPS = 12;
const STEP = /^\s+at (?:async )?(?:(.*?) \()?((?:file:\/\/)?\/[^\s()]+?):(\d+):\d+\)?$/;
const HEAD = /^((?:file:\/\/)?\/[^\n]*?):(\d+)\n/;
const MODULE = /^Cannot find (?:module|package) '([^']{1,200})'/;

/** What ends a call without being an error: the end of an iterator, or of the program. */
export class Ending {
  /** `type` is how the tests call it, `values` what comes with it; `stack` says where. */
  constructor(type, values, stack = "") {
    this.type = type;
    this.values = values;
    this.stack = stack;
  }
}

/** A rejection that nobody handled, or a promise that is never settled. */
export class PromiseFault {
  constructor(type, text, stack = "") {
    this.type = type;
    this.text = text;
    this.stack = stack;
  }
}

/** Return the `raised` frame of what was thrown, as JSON. @param exported writes what it holds. */
export function raised(thrown, sources, exported) {
  const type = typeOf(thrown);
  const text = replaceAll(StringSlice(textOf(thrown), 0, TEXT), `${sources.folder}/`, "");
  const stack = stackOf(thrown);
  const steps = stepsOf(stack, sources);
  const place = placeOf(thrown, stack, steps, sources);
  const near = place === null ? null : nearIn(text, sources.text(place.file));
  const module = missingModule(thrown, sources);
  return (
    `{"kind":"raised","value":${valueOf(thrown, type, text, module, exported)},"type":${JsonText(type)},"text":${JsonText(text)},` +
    `"place":${place === null ? "null" : placeText(place)},"trace":"","raw":${JsonText(raw(type, text, place, steps))},` +
    `"module":${JsonText(module)},"clues":{${near === null ? "" : `"near":${JsonText(near)}`}}}`
  );
}

/** Return the fault of a promise that was rejected with `reason` where nothing handled it. */
export function unhandled(reason) {
  const text = textOf(reason);
  return new PromiseFault(
    "UnhandledRejection",
    text === "" ? typeOf(reason) : `${typeOf(reason)}: ${text}`,
    stackOf(reason),
  );
}

function typeOf(thrown) {
  if (thrown instanceof Ending || thrown instanceof PromiseFault) return thrown.type;
  return isError(thrown) ? errorName(thrown) : "throw";
}

function textOf(thrown) {
  if (thrown instanceof Ending) return "";
  if (thrown instanceof PromiseFault) return thrown.text;
  if (isError(thrown)) return messageOf(thrown);
  try {
    return SafeString(thrown);
  } catch {
    return "";
  }
}

function stackOf(thrown) {
  try {
    const stack = thrown.stack;
    return typeof stack === "string" ? StringSlice(stack, 0, 20_000) : "";
  } catch {
    return "";
  }
}

/** Return the exception that the tests see. */
function valueOf(thrown, type, text, module, exported) {
  if (thrown instanceof Ending) return `{"error":{"type":${JsonText(type)},${body(text, thrown.values, exported)}}}`;
  if (thrown instanceof PromiseFault) return `{"error":{"type":"javascript.${type}",${body(text, [text], exported)}}}`;
  if (module !== null) return `{"error":{"type":"ModuleNotFoundError",${body(text, [text], exported)}}}`;
  if (isError(thrown)) return exported.depart(thrown);
  return `{"error":{"type":"javascript.Thrown",${body(text, [thrown], exported)}}}`;
}

function body(text, values, exported) {
  let written = "";
  for (let place = 0; place < values.length; place++) written += `,${exported.short(values[place])}`;
  return `"text":${JsonText(text)},"arguments":{"list":[1${written}]},"attributes":null,"cause":null`;
}

/** Return the learner's own steps of a stack, the innermost first. */
function stepsOf(stack, sources) {
  const steps = [];
  const lines = split(stack, "\n");
  for (let place = 0; place < lines.length && steps.length < STEPS; place++) {
    const found = StringStartsWith(StringTrim(lines[place]), "at ") ? search(STEP, lines[place]) : null;
    const file = found === null ? null : sources.own(found[2]);
    if (file !== null) ArrayPush(steps, { name: found[1] ?? "", file, line: +found[3] });
  }
  return steps;
}

function placeOf(thrown, stack, steps, sources) {
  const head = search(HEAD, stack);
  const file = head === null ? null : sources.own(head[1]);
  if (file !== null) return { file, line: +head[2], source: sources.line(file, +head[2]) };
  const spot = steps.length > 0 ? steps[0] : thrown instanceof SafeSyntaxError ? sources.unreadable() : null;
  return spot === null ? null : { file: spot.file, line: spot.line, source: sources.line(spot.file, spot.line) };
}

function placeText({ file, line, source }) {
  return `{"file":${JsonText(file)},"line":${line},"source":${JsonText(source)}}`;
}

/** Return what Node would print, with the learner's own files alone; the error itself is the last line. */
function raw(type, text, place, steps) {
  let written = place === null ? "" : `${place.file}:${place.line}\n${place.source}\n\n`;
  for (let index = 0; index < steps.length; index++) {
    const { name, file, line } = steps[index];
    written += `    at ${name === "" ? `${file}:${line}` : `${name} (${file}:${line})`}\n`;
  }
  const said = replaceAll(text, "\n", " ");
  const last = type === "throw" ? `Uncaught ${said}` : said === "" ? type : `${type}: ${said}`;
  return `${StringSlice(written, 0, TEXT)}${StringSlice(last, 0, TEXT)}`;
}

/** Return the module that an import did not find; null for any other error. */
function missingModule(thrown, sources) {
  if (!isError(thrown)) return null;
  const code = ObjectDescriptor(thrown, "code")?.value;
  if (code !== "ERR_MODULE_NOT_FOUND" && code !== "MODULE_NOT_FOUND") return null;
  const found = search(MODULE, messageOf(thrown));
  return found === null ? null : (sources.own(found[1]) ?? found[1]);
}
