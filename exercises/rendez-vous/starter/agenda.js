// Lance cette erreur quand l'heure est déjà prise : throw new DejaPris(date)
export class DejaPris extends Error {
  constructor(date) {
    super(`déjà pris : ${date.toISOString()}`);
    this.name = "DejaPris";
  }
}

// Renvoie un nouveau tableau, du plus tôt au plus tard.
export function ranger(rendezVous) {

}

// Renvoie le premier rendez-vous après `maintenant`, ou null.
export function prochain(rendezVous, maintenant) {

}

export class Agenda {
  constructor() {

  }

  // Combien de rendez-vous sont pris.
  get nombre() {

  }

  // Ajoute un rendez-vous, sauf si l'heure est déjà prise.
  prendre(nom, date) {

  }
}

// Pour essayer : node agenda.js
console.log(ranger([
  { nom: "dentiste", date: new Date("2026-12-03T09:00:00Z") },
  { nom: "coiffeur", date: new Date("2026-12-01T14:00:00Z") },
]));
