const champ = document.querySelector("#mot");
const annonces = document.querySelectorAll("li");
const message = document.querySelector("[role=status]");

function filtrer() {
  const mot = champ.value.trim().toLowerCase();
  let nombre = 0;
  for (const annonce of annonces) {
    const garder = annonce.textContent.toLowerCase().includes(mot);
    annonce.hidden = !garder;
    if (garder) {
      nombre += 1;
    }
  }
  message.textContent = `Annonces : ${nombre}`;
}

champ.addEventListener("change", filtrer);
filtrer();
