export const doubler = (n) => { Promise.reject(new Error("late")); return n + 1; };
export const doublerTout = () => [];
