const prendre = document.querySelector("#prendre");
// À toi de jouer
