export class AssertionError extends Error {}
export const doubler = () => { const error = new Error("nombre"); error.name = "AssertionError"; throw error; };
export const doublerTout = () => [];
