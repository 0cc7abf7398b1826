/** Frames over the border, one after the other: a length in four bytes and a JSON object. */

import fs from "node:fs";
import {
  BytesCopy,
  BytesLength,
  BytesNumber,
  BytesPart,
  BytesSetNumber,
  BytesText,
  BytesWrite,
  JsonParse,
  SafeError,
  byteLengthOf,
  newBytes,
} from "./primordials.mjs";

const { readSync, writeSync } = fs;
const HEADER_BYTES = 4;
const CHUNK_BYTES = 1 << 16;
const MANY_BYTES = 4 << 20;

/** What the learner's code gave does not fit into a frame. */
export class FrameTooBig extends SafeError {}

/** One end of the border, on the descriptor that the supervisor left open. */
export class Channel {
  #descriptor;
  #sendLimit;
  #openings;
  #unread = newBytes(0);

  /** @param sendLimit bytes of a frame; @param openings how many brackets one of more than 4 MiB may open. */
  constructor(descriptor, { sendLimit, openings }) {
    this.#descriptor = descriptor;
    this.#sendLimit = sendLimit;
    this.#openings = openings;
  }

  /** Send a frame that is written already: the JSON text of an object. */
  send(body) {
    const length = byteLengthOf(body, "utf8");
    if (length > this.#sendLimit || (length > MANY_BYTES && openings(body) > this.#openings)) throw new FrameTooBig();
    const frame = newBytes(HEADER_BYTES + length);
    BytesSetNumber(frame, length, 0);
    BytesWrite(frame, body, HEADER_BYTES, length, "utf8");
    for (let sent = 0; sent < HEADER_BYTES + length;) {
      sent += writeSync(this.#descriptor, frame, sent, HEADER_BYTES + length - sent);
    }
  }

  /** Wait for the next frame and return it; null when the tests have hung up. */
  receive() {
    const header = this.#take(HEADER_BYTES);
    const body = header === null ? null : this.#take(BytesNumber(header, 0));
    return body === null ? null : JsonParse(BytesText(body, "utf8"));
  }

  #take(size) {
    while (BytesLength(this.#unread) < size) {
      const held = BytesLength(this.#unread);
      const grown = newBytes(held + (size - held > CHUNK_BYTES ? size - held : CHUNK_BYTES));
      BytesCopy(this.#unread, grown);
      const got = readSync(this.#descriptor, grown, held, BytesLength(grown) - held, null);
      if (got === 0) return null;
      this.#unread = BytesPart(grown, 0, held + got);
    }
    const taken = BytesPart(this.#unread, 0, size);
    this.#unread = BytesPart(this.#unread, size);
    return taken;
  }
}

function openings(body) {
  let count = 0;
  for (let place = 0; place < body.length; place++) if (body[place] === "{" || body[place] === "[") count++;
  return count;
}
