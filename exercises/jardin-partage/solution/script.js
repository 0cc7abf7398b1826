const formulaire = document.querySelector("form");
const champ = document.querySelector("#prenom");
const reponse = document.querySelector("[role=status]");

formulaire.addEventListener("submit", (evenement) => {
  evenement.preventDefault();
  const prenom = champ.value.trim();
  if (prenom === "") {
    reponse.textContent = "Écris ton prénom.";
  } else {
    reponse.textContent = `Merci ${prenom}, à samedi !`;
  }
});
