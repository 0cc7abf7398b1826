export function doubler(nombre) {
  if (typeof nombre !== "number") throw new TypeError("un nombre est attendu");
  return nombre * 2;
}

export function doublerTout(nombres, voir) {
  return nombres.map((nombre) => {
    voir(doubler(nombre));
    return doubler(nombre);
  });
}
