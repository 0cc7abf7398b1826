// Buttons that copy the commands beside them; hidden where the browser cannot copy.
"use strict";

const SHOWN_FOR = 2000;

function copies(button) {
  const original = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const commands = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(commands.textContent.trim() + "\n");
    } catch {
      // Without leave to copy, what to copy is at least selected.
      getSelection().selectAllChildren(commands);
      return;
    }
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = original; }, SHOWN_FOR);
  });
}

if (navigator.clipboard) document.querySelectorAll("button[data-copy]").forEach(copies);
