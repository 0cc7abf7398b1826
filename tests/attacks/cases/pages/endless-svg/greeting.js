const many = Array.from({length: 60}, (_, n) => `<g id="a${n + 1}"><use href="#a${n}"/><use href="#a${n}"/></g>`).join("");
document.body.insertAdjacentHTML("beforeend", `<svg><g id="a0"><rect width="1" height="1"/></g>${many}<use href="#a60"/></svg>`);
