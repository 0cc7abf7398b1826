// What stands behind a cell of the board, for whoever points at it or has come to it by keyboard: tries, the last of
// them, and the first test to fix. Escape takes it away; the page of the hand-in says all of it, too.
"use strict";

const TOLD = "#board .cell[data-tries]";
const tip = document.getElementById("tip");
const moment = new Intl.DateTimeFormat(document.documentElement.lang, {
  weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: tip.dataset.zone,
});
let shown = null;

function stopping(cell) {
  const title = cell.dataset.stop;
  if (title === undefined) return "";
  return title ? tip.dataset.stop.replace("{title}", title) : tip.dataset.whole;
}

function lines(cell) {
  const { tries, at } = cell.dataset;
  const exercise = cell.closest("td").querySelector(".cell-title").textContent;
  const counted = tries === "1" ? tip.dataset.triesOne : tip.dataset.tries.replace("{number}", tries);
  const last = at && tip.dataset.last.replace("{time}", moment.format(new Date(Number(at) * 1000)));
  return [
    `${cell.closest("tr").querySelector("th").textContent.trim()} · ${exercise}`,
    `${cell.querySelector(".cell-word").textContent} · ${counted}${last ? `, ${last}` : ""}`,
    stopping(cell),
  ].filter(Boolean);
}

function show(cell) {
  hide();
  shown = cell;
  tip.replaceChildren(...lines(cell).map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  tip.hidden = false;
  cell.setAttribute("aria-describedby", tip.id);
  const at = cell.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const below = at.bottom + height < document.documentElement.clientHeight;
  tip.style.insetInlineStart = `${Math.max(4, Math.min(at.left, document.documentElement.clientWidth - width - 4))}px`;
  tip.style.insetBlockStart = `${below ? at.bottom : at.top - height}px`;
}

function hide() {
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

const told = (node) => node instanceof Element && node.closest(TOLD);

document.addEventListener("mouseover", (event) => {
  const cell = told(event.target);
  if (cell && cell !== shown) show(cell);
  else if (!cell && !tip.contains(event.target) && shown !== document.activeElement) hide();
});
document.addEventListener("focusin", (event) => (told(event.target) ? show(event.target) : hide()));
document.addEventListener("focusout", hide);
document.addEventListener("scroll", hide, { capture: true, passive: true });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
document.addEventListener("htmx:after:swap", () => {
  if (shown && !tip.hidden && document.contains(shown)) show(shown);
  else hide();
});
