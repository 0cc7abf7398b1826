/** The shelf: the containers that are one object on both sides of the border while it holds them.
 *  Both sides hold the same numbers, and tell what they changed in place before they say anything else. */

import { contentOf, refill } from "./kinds.mjs";
import {
  ArrayPush,
  MapDelete,
  MapForEach,
  MapGet,
  MapHas,
  MapSet,
  ObjectIs,
  SafeMap,
  SafeTypeError,
} from "./primordials.mjs";

/** Containers by number, and what each held when the two sides last agreed. */
export class Shelf {
  #held = new SafeMap();
  #entries = new SafeMap();
  #last = 0;
  #unsaid = [];

  /** Return what is kept of `container`; undefined when it is not on the shelf. */
  entryOf(container) {
    return MapGet(this.#entries, container);
  }

  /** Return a number for a container of this side. */
  nextNumber() {
    return --this.#last;
  }

  /** Return the container `number`. */
  at(number) {
    if (!MapHas(this.#held, number)) throw new SafeTypeError("no such container");
    return MapGet(this.#held, number).container;
  }

  /** Keep `container`, as both sides now know it; `form` is how the tests write it (`tag`, and what else they need). */
  put(number, container, kind, form) {
    const before = MapGet(this.#held, number);
    ArrayPush(this.#unsaid, { number, before });
    const entry = { number, container, kind, form, agreed: contentOf(container, kind) };
    MapSet(this.#held, number, entry);
    MapSet(this.#entries, container, entry);
  }

  /** Return container `number`, on the shelf or else the `fresh` one, with `content` in place of its own. */
  replace(number, fresh, kind, form, content) {
    const held = MapGet(this.#held, number);
    const container = held === undefined ? fresh : held.container;
    refill(container, kind, content);
    this.put(number, container, kind, form);
    return container;
  }

  /** Return the entries that this side changed since the two agreed. */
  changed() {
    const found = [];
    MapForEach(this.#held, (entry) => {
      if (differ(contentOf(entry.container, entry.kind), entry.agreed)) ArrayPush(found, entry);
    });
    return found;
  }

  /** Take the message under way as said, or as heard. */
  agree() {
    this.#unsaid = [];
  }

  /** Take back the message under way: it was not sent. */
  unsay() {
    for (let place = this.#unsaid.length - 1; place >= 0; place--) {
      const { number, before } = this.#unsaid[place];
      if (before === undefined) this.drop(number);
      else {
        MapSet(this.#held, number, before);
        MapSet(this.#entries, before.container, before);
      }
    }
    this.#unsaid = [];
  }

  /** Let go of a container: from here on the two sides hold copies. */
  drop(number) {
    const entry = MapGet(this.#held, number);
    if (entry === undefined) return;
    MapDelete(this.#held, number);
    MapDelete(this.#entries, entry.container);
  }
}

function differ(now, agreed) {
  if (now.length !== agreed.length) return true;
  for (let place = 0; place < now.length; place++) if (!ObjectIs(now[place], agreed[place])) return true;
  return false;
}
