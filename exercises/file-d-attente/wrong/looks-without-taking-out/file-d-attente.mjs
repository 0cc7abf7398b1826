// Les gens qui attendent à l'accueil, dans l'ordre où ils arrivent.
export class FileDAttente {
  #noms = [];

  arriver(nom) {
    this.#noms.push(nom);
  }

  suivant() {
    return this.#noms[0] ?? null;
  }

  attendent() {
    return [...this.#noms];
  }
}
