// Les gens qui attendent à l'accueil, dans l'ordre où ils arrivent.
export class FileDAttente {
  arriver(nom) {

  }

  suivant() {

  }

  attendent() {

  }
}

// Pour essayer : node file-d-attente.mjs
const file = new FileDAttente();
file.arriver("Ada");
file.arriver("Karim");
console.log(file.suivant(), file.attendent());
