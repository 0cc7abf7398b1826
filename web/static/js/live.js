// What htmx asks for again and again: not while nobody looks, nor while the reader has paused it.
"use strict";

document.addEventListener("htmx:before:request", (event) => {
  if (document.hidden || document.documentElement.dataset.paused === "yes") event.preventDefault();
});
