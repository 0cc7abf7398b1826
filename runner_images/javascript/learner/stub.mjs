/** The stub in the learner's process: it does with their modules and objects what the tests ask, one thing at a time.
 *
 *  While nothing of theirs is under way it waits for the tests without the event loop; a call that gives a promise goes
 *  back to the loop until that is settled. So timers run while the tests wait for something, and never beside them. */

import { types } from "node:util";
import { Callbacks } from "./callbacks.mjs";
import { isClass } from "./classes.mjs";
import { Decoder } from "./decoder.mjs";
import { CannotCross, Encoder } from "./encoder.mjs";
import { Ending, raised } from "./error_frames.mjs";
import { ExportedObjects } from "./exported_objects.mjs";
import { fetch, store } from "./files.mjs";
import { FrameTooBig } from "./frames.mjs";
import { Modules } from "./modules.mjs";
import { perform } from "./operations.mjs";
import { ArrayPush, ObjectKeys, PromiseThen, SafeRangeError, SafeTypeError, StringSlice } from "./primordials.mjs";
import { REQUESTS, each, named, stranded, textsJson } from "./requests.mjs";
import { Shelf } from "./shelf.mjs";
import { install } from "./terminal.mjs";
import { watch } from "./unforeseen.mjs";

const { isPromise } = types;
const inTheLoop = setImmediate;
const leave = process.reallyExit;
const activeThings = process.getActiveResourcesInfo;
const MAX_CROSSINGS = 200;
const HUNG_UP = 0;
const BROKEN = 70;

/** Answers the requests of the tests, one after the other; PROTOCOL.md lists them. */
export class Stub {
  #channel;
  #sources;
  #modules;
  #exported;
  #shelf = new Shelf();
  #depth = 0;
  /** What was thrown or rejected while nobody waited for it: it comes up with the answer to the tests. */
  #aside = null;
  /** Answers the request that has gone back to the event loop; null when there is none. */
  #settle = null;

  constructor(channel, sources) {
    this.#channel = channel;
    this.#sources = sources;
    this.#modules = new Modules(sources);
    this.#exported = new ExportedObjects(
      new Callbacks((operator, number, values) => this.#callBack(operator, number, values)),
      this.#modules,
    );
    install(
      (frame) => channel.send(frame),
      (frame) => this.#ask(frame),
    );
    watch({
      aside: (thrown, isFinal) => this.#noteAside(thrown, isFinal),
      idle: (fault) => this.#settle?.(() => this.#thrown(fault)),
      exit: (code) => this.#exit(code),
    });
  }

  /** Answer until the tests hang up, which ends this process. */
  serve() {
    try {
      while (this.#answer(this.#received())) {
        // The next one.
      }
    } catch {
      leave(BROKEN);
    }
  }

  #received() {
    const frame = this.#channel.receive();
    if (frame === null) leave(HUNG_UP);
    return frame;
  }

  /** Answer a request, or have it answered from the event loop; tell whether the next can be waited for at once. */
  #answer(request) {
    if (request.kind !== "operate" && request.kind !== "import") {
      this.#say(this.#replyTo(request));
      return true;
    }
    this.#depth++;
    // Timers that are due run first, as they would have while the tests were busy.
    if (activeThings().length > 0) inTheLoop(() => this.#begin(request));
    else this.#begin(request);
    return false;
  }

  #begin(request) {
    let done = false;
    this.#settle = (reply) => {
      if (done) return;
      done = true;
      this.#settle = null;
      this.#depth--;
      this.#finish(reply);
    };
    const settle = this.#settle;
    try {
      const outcome = request.kind === "import" ? this.#load(request) : this.#operate(request);
      // One turn of the loop, in which a rejection shows that nobody handled.
      if (!isPromise(outcome.value)) inTheLoop(() => settle(() => this.#returned(outcome)));
      else {
        PromiseThen(
          outcome.value,
          (value) =>
            inTheLoop(() => settle(() => this.#returned({ value, taken: outcome.taken, written: outcome.written }))),
          (error) => inTheLoop(() => settle(() => this.#thrown(error))),
        );
      }
    } catch (error) {
      inTheLoop(() => settle(() => this.#thrown(error)));
    }
  }

  #finish(reply) {
    const aside = this.#aside;
    this.#aside = null;
    this.#say(aside === null ? this.#quietly(reply) : this.#thrown(aside.thrown));
    this.serve();
  }

  /** Answer a request while the tests wait for one that called them back: nothing can be waited for. */
  #replyTo(request) {
    this.#depth++;
    try {
      return this.#quietly(() => this.#replyNow(request));
    } finally {
      this.#depth--;
    }
  }

  #quietly(reply) {
    try {
      return reply();
    } catch (error) {
      return this.#thrown(error);
    }
  }

  #replyNow(request) {
    const { kind } = request;
    if (kind === "operate") return this.#returned(this.#operate(request));
    this.#catchUp(request);
    switch (kind) {
      case "import":
        this.#modules.loadNow(request.module);
        return '{"kind":"imported"}';
      case "names":
        return `{"kind":"names","names":${textsJson(this.#modules.names(request.module))}}`;
      case "resolve":
        return this.#resolve(request);
      case "describe":
        return this.#exported.classes.describe(request.class);
      case "fetch":
        return fetch(request.path);
      case "store":
        return store(request.path, request.content);
    }
    throw new CannotCross(kind, "kind");
  }

  #load(request) {
    this.#catchUp(request);
    return { value: this.#modules.load(request.module, request.again === true), written: '{"kind":"imported"}' };
  }

  #resolve({ module, name }) {
    const found = this.#modules.resolve(module, name);
    if (found === null) return this.#modules.missing(module, name);
    return `{"kind":"returned","value":${this.#encode(found.value)}${found.steady ? ',"steady":true' : ""}}`;
  }

  #operate(request) {
    this.#exported.missing = null;
    const values = [];
    const { arguments: coded, keywords } = request;
    for (let place = 0; place < coded.length; place++) ArrayPush(values, this.#decode(coded[place]));
    // JavaScript has no named arguments: they are an object, the last one, as its functions take them.
    if (ObjectKeys(keywords).length > 0)
      ArrayPush(
        values,
        named(keywords, (one) => this.#decode(one)),
      );
    const receiver = this.#exported.receiverOf(coded[0]);
    this.#catchUp(request);
    if (this.#exported.missing !== null) return { written: this.#modules.missingAt(this.#exported.missing) };
    const value = perform(request.operator, values, receiver);
    return { value, taken: request.operator === "get" ? values[0] : undefined };
  }

  #returned({ value, taken, written }) {
    if (written !== undefined) return written;
    const isMethod = typeof value === "function" && taken !== undefined && !isClass(value);
    return `{"kind":"returned","value":${isMethod ? this.#exported.departTaken(value, taken) : this.#encode(value)}}`;
  }

  #thrown(error) {
    if (error instanceof CannotCross) return stranded(error.typeName, error.obstacle);
    try {
      return raised(error, this.#sources, this.#exported);
    } catch {
      return stranded("Error", "kind");
    }
  }

  #say(reply) {
    try {
      this.#channel.send(this.#withNews(reply));
      this.#shelf.agree();
    } catch (error) {
      if (!(error instanceof CannotCross || error instanceof FrameTooBig)) throw error;
      this.#shelf.unsay();
      this.#channel.send(stranded("value", "size"));
    }
  }

  /** Return a message with what the learner's code changed in place since the last one. */
  #withNews(message) {
    const changed = this.#shelf.changed();
    let told = "";
    for (let place = 0; place < changed.length; place++) {
      told += `${place === 0 ? "" : ","}${this.#encode(changed[place].container, true)}`;
    }
    const moved = this.#modules.moved();
    if (told === "" && moved === "") return message;
    const news = `${told === "" ? "" : `,"changed":[${told}]`}${moved === "" ? "" : `,"moved":[${moved}]`}}`;
    return StringSlice(message, 0, -1) + news;
  }

  /** Take in what the tests changed or let go since their last message. */
  #catchUp(message) {
    each(message, "dropped", (number) => this.#shelf.drop(number));
    each(message, "released", (number) => this.#exported.release(number));
    each(message, "changed", (coded) => this.#decode(coded));
    this.#shelf.agree();
  }

  #encode(value, whole = false) {
    const encoder = new Encoder(this.#shelf, (inner) => this.#exported.depart(inner));
    return encoder.encode(value, 0, whole);
  }

  #decode(coded) {
    return new Decoder(this.#shelf, (tag, body, decode) => this.#exported.arrive(tag, body, decode)).decode(coded);
  }

  #callBack(operator, number, values) {
    if (this.#depth > MAX_CROSSINGS) throw new SafeRangeError("Maximum call stack size exceeded");
    let told = "";
    try {
      for (let place = 0; place < values.length; place++)
        told += `${place === 0 ? "" : ","}${this.#encode(values[place])}`;
      told = this.#withNews(
        `{"kind":"callback","operator":"${operator}","on":${number},"arguments":[${told}],"keywords":{}}`,
      );
    } catch (error) {
      this.#shelf.unsay();
      throw error instanceof CannotCross ? new SafeTypeError(`an argument cannot cross: ${error.message}`) : error;
    }
    const answer = this.#ask(told);
    const value = this.#decode(answer.value);
    this.#catchUp(answer);
    if (answer.kind === "threw") throw value;
    return value;
  }

  /** Send a message and return the tests' answer, having served what they ask before it. */
  #ask(message) {
    if (this.#depth === 0) throw new SafeTypeError("the tests are not listening");
    this.#channel.send(message);
    this.#shelf.agree();
    for (;;) {
      const frame = this.#received();
      if (!REQUESTS[frame.kind]) return frame;
      this.#say(this.#replyTo(frame));
    }
  }

  /** Note what was thrown or rejected where nobody waited for it; whoever waits for a promise may wait for ever now. */
  #noteAside(thrown, isFinal) {
    this.#aside ??= { thrown };
    if (isFinal && this.#settle !== null) inTheLoop(this.#settle, () => this.#thrown(thrown));
  }

  #exit(code) {
    const status = typeof code === "number" ? code & 255 : 1;
    if (this.#depth > 0) this.#say(this.#thrown(new Ending("SystemExit", [status], new Error().stack)));
    leave(status);
  }
}
