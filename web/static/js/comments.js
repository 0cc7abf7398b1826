// A click on the number of a line fills the form that comments it; without scripts the number is typed.
"use strict";

const NUMBERS_ARE_PIXELS_WIDE = 56;

document.addEventListener("click", (event) => {
  const row = event.target.closest(".listing .row[data-line]");
  const field = row && row.closest(".fold").querySelector("input[name=line]:enabled");
  if (!field || event.clientX - row.getBoundingClientRect().left > NUMBERS_ARE_PIXELS_WIDE) return;
  field.closest("details").open = true;
  field.value = row.dataset.line;
  field.form.querySelector("textarea").focus();
});

for (const hint of document.querySelectorAll("[data-with-scripts]")) hint.hidden = false;
