/** What the tests' requests are made of, and the plain answers. */

import { HasOwn, JsonText, ObjectKeys, StringSlice } from "./primordials.mjs";

/** The kinds of frames by which the tests ask. */
export const REQUESTS = {
  __proto__: null,
  import: true,
  names: true,
  resolve: true,
  operate: true,
  describe: true,
  subclass: true,
  fetch: true,
  store: true,
};

/** Call `act` for each item of a message's list, if it has one. */
export function each(message, name, act) {
  if (!HasOwn(message, name)) return;
  const items = message[name];
  for (let place = 0; place < items.length; place++) act(items[place]);
}

/** Return the object that arguments by name are for a function of JavaScript's. */
export function named(keywords, decode) {
  const made = {};
  const names = ObjectKeys(keywords);
  for (let place = 0; place < names.length; place++) made[names[place]] = decode(keywords[names[place]]);
  return made;
}

/** Return the answer that something does not cross. */
export function stranded(type, obstacle) {
  return `{"kind":"stranded","type":${JsonText(StringSlice(type, 0, 200))},"obstacle":"${obstacle}"}`;
}

/** Return texts as JSON. */
export function textsJson(names) {
  let written = "";
  for (let place = 0; place < names.length; place++) written += `${place === 0 ? "" : ","}${JsonText(names[place])}`;
  return `[${written}]`;
}
