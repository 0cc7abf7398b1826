// Les gens qui attendent à l'accueil, dans l'ordre où ils arrivent.
export class FileDAttente {
  noms = [];

  arriver(nom) {
    noms.push(nom);
  }

  suivant() {
    return noms.shift() ?? null;
  }

  attendent() {
    return [...noms];
  }
}
