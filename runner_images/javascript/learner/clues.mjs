/** What helps to mend an error: a name of the program, or of JavaScript itself, that is like the wrong one. */

import { ArrayPush, ObjectNames, SafeSet, SetAdd, SetHas, StringLower, min, search, searchOn } from "./primordials.mjs";

const CHARACTERS = 60;
const MOST_NAMES = 2_000;
const NOT_DEFINED = /^(\S{1,60}) is not defined$/;
const NOT_A_FUNCTION = /([\w$]{1,60}) is not a function/;
const NO_EXPORT = /does not provide an export named '([^']{1,60})'/;
const WORD = /[A-Za-z_$\u00c0-\uffff][\w$\u00c0-\uffff]*/g;

/** The names that JavaScript gives to every program, and those of the methods that beginners use. */
const GLOBALS = ObjectNames(globalThis);
const METHODS = [];
for (const owner of [Array, String, Number, Object, Map, Set, Promise, Date, RegExp]) {
  for (const name of [...ObjectNames(owner.prototype), ...ObjectNames(owner)]) ArrayPush(METHODS, name);
}
for (const owner of [Math, JSON, console]) for (const name of ObjectNames(owner)) ArrayPush(METHODS, name);

/** Return the name that is most like the wrong one in an error's text; null when none is.
 *  @param program the text of the file that raised it. */
export function nearIn(text, program) {
  const unknown = search(NOT_DEFINED, text);
  if (unknown !== null) return nearest(unknown[1], GLOBALS) ?? nearest(unknown[1], wordsOf(program));
  const called = search(NOT_A_FUNCTION, text);
  if (called !== null) return nearest(called[1], METHODS) ?? nearest(called[1], wordsOf(program));
  const asked = search(NO_EXPORT, text);
  return asked === null ? null : nearest(asked[1], wordsOf(program));
}

/** Return the name most like this one; null when none is like it. */
export function nearest(name, known) {
  let best = null;
  let least = name.length < 5 ? 1.5 : name.length < 9 ? 2.5 : 3.5;
  for (let place = 0; place < known.length && place < MOST_NAMES; place++) {
    const one = known[place];
    if (one === name || one.length > CHARACTERS) continue;
    const distance = StringLower(one) === StringLower(name) ? 0.5 : steps(name, one);
    if (distance < least) {
      best = one;
      least = distance;
    }
  }
  return best;
}

function wordsOf(program) {
  const words = [];
  const seen = new SafeSet();
  for (let found = search(WORD, program); found !== null && words.length < MOST_NAMES;) {
    if (!SetHas(seen, found[0])) ArrayPush(words, found[0]);
    SetAdd(seen, found[0]);
    found = searchOn(WORD, program);
  }
  return words;
}

/** Return how many letters must be changed, added, left out or exchanged to make one name of the other. */
function steps(one, other) {
  if (one.length > other.length + 3 || other.length > one.length + 3 || one.length > CHARACTERS) return Infinity;
  let before = [];
  let last = [];
  for (let column = 0; column <= other.length; column++) ArrayPush(last, column);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      let least = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + same);
      const exchanged = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (exchanged && row > 1 && column > 1) least = min(least, before[column - 2] + 1);
      ArrayPush(now, least);
    }
    before = last;
    last = now;
  }
  return last[other.length];
}
