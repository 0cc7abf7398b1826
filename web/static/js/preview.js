// Loads a page of a preview again once a file of the exercise has changed.
"use strict";

const AGAIN_AFTER = 1000;
const own = document.currentScript.dataset;

async function look() {
  try {
    const answer = await fetch(own.address, { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== own.version) location.reload();
  } catch {
    // The preview has ended, or begins anew: the next look will tell.
  }
  setTimeout(look, AGAIN_AFTER);
}

setTimeout(look, AGAIN_AFTER);
