export const doubler = (n) => {
