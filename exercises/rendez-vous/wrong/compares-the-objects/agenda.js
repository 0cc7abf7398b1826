export class DejaPris extends Error {
  constructor(date) {
    super(`déjà pris : ${date.toISOString()}`);
    this.name = "DejaPris";
  }
}

export function ranger(rendezVous) {
  return rendezVous.toSorted((un, autre) => un.date - autre.date);
}

export function prochain(rendezVous, maintenant) {
  return ranger(rendezVous).find((un) => un.date > maintenant) ?? null;
}

export class Agenda {
  constructor() {
    this.liste = [];
  }

  get nombre() {
    return this.liste.length;
  }

  prendre(nom, date) {
    if (this.liste.some((un) => un.date === date)) {
      throw new DejaPris(date);
    }
    this.liste.push({ nom, date });
  }
}
