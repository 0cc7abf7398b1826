// The board: one tab stop with arrow keys inside, a pause button, and a sentence about what moved.
"use strict";

const NEWS_EVERY = 10_000;
const NEWS_AT_ONCE = 3;
const PAUSED = "board-paused";

const CELLS = "#board thead a, #board .cell";

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

function destination(event, rows) {
  const row = rows.findIndex((one) => one.includes(event.target));
  const column = rows[row].indexOf(event.target);
  const last = rows.length - 1;
  const whole = event.ctrlKey;
  switch (event.key) {
    case "ArrowUp": return [Math.max(row - 1, 0), column];
    case "ArrowDown": return [Math.min(row + 1, last), column];
    case "ArrowLeft": return [row, Math.max(column - 1, 0)];
    case "ArrowRight": return [row, column + 1];
    case "Home": return [whole ? 0 : row, 0];
    case "End": return [whole ? last : row, Infinity];
    default: return null;
  }
}

document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.(CELLS) || event.altKey || event.metaKey) return;
  const rows = cells();
  const found = destination(event, rows);
  if (!found) return;
  event.preventDefault();
  const row = rows[found[0]];
  const cell = row[Math.min(found[1], row.length - 1)];
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

function remembered() {
  try { return localStorage.getItem(PAUSED) === "yes"; } catch { return false; }
}

function pause(paused) {
  document.documentElement.dataset.paused = paused ? "yes" : "no";
  document.getElementById("pause").setAttribute("aria-pressed", String(paused));
  try { localStorage.setItem(PAUSED, paused ? "yes" : "no"); } catch { /* it is forgotten, no more */ }
}

const button = document.getElementById("pause");
button.hidden = false;
button.addEventListener("click", () => pause(button.getAttribute("aria-pressed") !== "true"));
pause(remembered());
makeOneStop();
