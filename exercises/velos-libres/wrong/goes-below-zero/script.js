const nombre = document.querySelector("#nombre");
const prendre = document.querySelector("#prendre");
const rendre = document.querySelector("#rendre");
const message = document.querySelector("[role=status]");
let libres = 3;

function montrer() {
  nombre.textContent = libres;
  message.textContent = libres === 0 ? "Plus de vélo pour l'instant." : "";
}

prendre.addEventListener("click", () => {
  libres -= 1;
  montrer();
});

rendre.addEventListener("click", () => {
  libres += 1;
  montrer();
});
