export const doubler = () => ({ then(done) { done(1); done(8); } });
export const doublerTout = () => [];
