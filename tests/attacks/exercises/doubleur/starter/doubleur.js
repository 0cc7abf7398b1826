export function doubler(nombre) {}

export function doublerTout(nombres, voir) {}
