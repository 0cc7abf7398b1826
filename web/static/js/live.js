// What asks for itself again and again (data-every, in seconds): later where answers take long, or the server says so,
// never all at the same moment, and not while nobody looks, nor while the reader has paused it.
"use strict";

const AT_MOST = 60_000;
// So many times as long as an answer took do we leave the server alone: twice the clients then ask half as often.
const REST = 10;
// Where nothing answers, as while the server starts anew: twice as long each time, from two seconds on.
const UNANSWERED = 1_000;

const asking = () => document.querySelector("[data-every]");
const resting = () => document.hidden || document.documentElement.dataset.paused === "yes";
const apart = (wait) => wait * (0.8 + 0.4 * Math.random());

let timer = 0;
let begun = 0;
let asked = null;
let version = null;
let unanswered = 0;

function later(wait) {
  clearTimeout(timer);
  if (asking()) timer = setTimeout(ask, apart(Math.min(wait, AT_MOST)));
}

function ask() {
  const element = asking();
  if (!element) return;
  later(resting() ? Number(element.dataset.every) * 1000 : AT_MOST);
  if (!resting()) element.dispatchEvent(new CustomEvent("ask"));
}

document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  version ??= asking()?.dataset.version;
  if (version) ctx.request.headers["If-None-Match"] = `"${version}"`;
  begun = performance.now();
  asked = ctx;
});

document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
  if (ctx !== asked) return;
  const { response } = ctx;
  unanswered = response && response.status < 500 ? 0 : unanswered + 1;
  const rest = unanswered ? UNANSWERED * 2 ** unanswered : (performance.now() - begun) * REST;
  const said = Number(response?.headers.get("Retry-After") ?? 0) * 1000;
  version = response?.headers.get("ETag")?.replace(/^W\/|"/g, "") ?? version;
  later(Math.max(Number(asking()?.dataset.every ?? 0) * 1000, rest, said));
});

document.addEventListener("visibilitychange", () => { if (!document.hidden) later(500); });
later(Number(asking()?.dataset.every ?? 0) * 1000);
