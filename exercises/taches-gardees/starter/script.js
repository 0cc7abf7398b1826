const formulaire = document.querySelector("form");
// À toi de jouer
