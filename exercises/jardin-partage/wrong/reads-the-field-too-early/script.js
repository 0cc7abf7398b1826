const formulaire = document.querySelector("form");
const champ = document.querySelector("#prenom");
const reponse = document.querySelector("[role=status]");
const prenom = champ.value.trim();

formulaire.addEventListener("submit", (evenement) => {
  evenement.preventDefault();
  if (prenom === "") {
    reponse.textContent = "Écris ton prénom.";
  } else {
    reponse.textContent = `Merci ${prenom}, à samedi !`;
  }
});
