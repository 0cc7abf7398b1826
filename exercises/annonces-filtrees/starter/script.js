const champ = document.querySelector("#mot");
// À toi de jouer : que faire quand la personne tape ?
