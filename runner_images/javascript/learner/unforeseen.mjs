/** What ends otherwise than by an answer: errors that nobody catches, promises without an end, `process.exit`. */

import { PromiseFault, unhandled } from "./error_frames.mjs";

const leave = process.reallyExit;
const BROKEN = 70;
const UNSETTLED = "the promise is neither resolved nor rejected, and nothing is left to do";

/** Hear of all that.
 *  @param aside takes what was thrown where nobody waited for it, and whether the program would end on it.
 *  @param idle takes the fault of a promise that is never settled.
 *  @param exit ends the program with a status. */
export function watch({ aside, idle, exit }) {
  process.on("unhandledRejection", (reason) => aside(unhandled(reason), false));
  process.setUncaughtExceptionCaptureCallback((error) => aside(error, true));
  process.on("beforeExit", () => idle(new PromiseFault("UnsettledPromise", UNSETTLED)));
  process.exit = (code) => exit(code ?? process.exitCode ?? 0);
  // Who aborts has no room for objects any more; a program that does so by itself ends as any other.
  process.abort = () => leave(BROKEN);
}
