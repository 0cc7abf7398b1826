// The board: one tab stop with arrow keys inside, a pause button, and a sentence about what moved.
"use strict";

const NEWS_EVERY = 10_000;
const NEWS_AT_ONCE = 3;
const PAUSED = "board-paused";
const PAUSED_FOR = 30 * 60_000;

const CELLS = "#board thead a, #board .matrix tbody th a, #board .cell";

const cells = () => [...document.querySelectorAll("#board tr")]
  .map((row) => [...row.querySelectorAll(CELLS)])
  .filter((row) => row.length);

// --- keys -----------------------------------------------------------------------------------------

function makeOneStop(chosen) {
  const all = cells().flat();
  const current = chosen ?? all.find((cell) => cell === document.activeElement)
    ?? all.find((cell) => cell.getAttribute("tabindex") === "0") ?? all[0];
  for (const cell of all) cell.tabIndex = cell === current ? 0 : -1;
}

// Heads have no link above the names, so a column is found by its place in the table.
const place = (cell) => cell.closest("th, td").cellIndex;
const nearest = (row, column) => row.reduce((best, cell) =>
  Math.abs(place(cell) - column) < Math.abs(place(best) - column) ? cell : best);

function destination(event, rows) {
  const number = rows.findIndex((one) => one.includes(event.target));
  const row = rows[number];
  const last = rows.length - 1;
  const whole = event.ctrlKey;
  switch (event.key) {
    case "ArrowUp": return nearest(rows[Math.max(number - 1, 0)], place(event.target));
    case "ArrowDown": return nearest(rows[Math.min(number + 1, last)], place(event.target));
    case "ArrowLeft": return row[Math.max(row.indexOf(event.target) - 1, 0)];
    case "ArrowRight": return row[Math.min(row.indexOf(event.target) + 1, row.length - 1)];
    case "Home": return (whole ? rows[0] : row)[0];
    case "End": return (whole ? rows[last] : row).at(-1);
    default: return null;
  }
}

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.(CELLS) || event.altKey || event.metaKey) return;
  const cell = destination(event, cells());
  if (!cell) return;
  event.preventDefault();
  makeOneStop(cell);
  cell.focus();
});

document.addEventListener("focusin", (event) => {
  if (event.target.matches(CELLS)) makeOneStop(event.target);
});

// --- what moved -----------------------------------------------------------------------------------

const standing = () => new Map([...document.querySelectorAll("#board .cell, #board .own-cell")].map((cell) => [cell.id, cell.textContent.trim()]));

function news(cell) {
  const line = document.getElementById("changes");
  const name = cell.closest("tr").querySelector("th").textContent.trim();
  const title = cell.closest("td").querySelector(".cell-title").textContent.trim();
  const word = cell.querySelector(".cell-word, .chip");
  return line.dataset.news.replace("{who}", name)
    .replace("{what}", cell.matches(".own-cell") ? name : title)
    .replace("{word}", word.lastChild.textContent.trim());
}

let known = standing();
let waiting = [];
let toldAt = 0;

function tell() {
  if (!waiting.length || Date.now() - toldAt < NEWS_EVERY) return;
  const line = document.getElementById("changes");
  const opening = waiting.length === 1 ? line.dataset.one : line.dataset.many.replace("{number}", waiting.length);
  const rest = waiting.length > NEWS_AT_ONCE ? "…" : ".";
  line.textContent = `${opening} ${waiting.slice(0, NEWS_AT_ONCE).join(" ; ")}${rest}`;
  waiting = [];
  toldAt = Date.now();
}

document.addEventListener("htmx:after:swap", () => {
  const now = standing();
  for (const [id, text] of now) if (known.get(id) !== text) waiting.push(news(document.getElementById(id)));
  known = now;
  makeOneStop();
  tell();
});
setInterval(tell, 1000);

// --- pause ----------------------------------------------------------------------------------------

// A pause is this tab's, and half an hour's: a board that is opened tomorrow lives.
function remembered() {
  try { return Date.now() - Number(sessionStorage.getItem(PAUSED)) < PAUSED_FOR; } catch { return false; }
}

function remember(paused) {
  try {
    if (paused) sessionStorage.setItem(PAUSED, String(Date.now()));
    else sessionStorage.removeItem(PAUSED);
  } catch { /* it is forgotten, no more */ }
}

const button = document.getElementById("pause");
const words = [button.textContent, button.dataset.paused];

function pause(paused) {
  const stopped = document.getElementById("stopped");
  const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  document.documentElement.dataset.paused = paused ? "yes" : "no";
  button.setAttribute("aria-pressed", String(paused));
  button.textContent = words[Number(paused)];
  stopped.textContent = paused ? stopped.dataset.said.replace("{time}", time) : "";
}

button.hidden = false;
button.addEventListener("click", () => {
  const paused = document.documentElement.dataset.paused !== "yes";
  remember(paused);
  pause(paused);
});
pause(remembered());
makeOneStop();
