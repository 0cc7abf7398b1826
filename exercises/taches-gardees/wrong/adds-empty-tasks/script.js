const formulaire = document.querySelector("form");
const champ = document.querySelector("#tache");
const liste = document.querySelector("ul");
const taches = JSON.parse(localStorage.getItem("taches") ?? "[]");

function montrer() {
  liste.replaceChildren();
  for (const tache of taches) {
    const element = document.createElement("li");
    element.textContent = tache;
    liste.append(element);
  }
}

formulaire.addEventListener("submit", (evenement) => {
  evenement.preventDefault();
  const tache = champ.value;
  if (tache !== "") {
    taches.push(tache);
    localStorage.setItem("taches", JSON.stringify(taches));
    champ.value = "";
    montrer();
  }
});

montrer();
