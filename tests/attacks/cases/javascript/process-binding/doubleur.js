let inside;
try { inside = process.binding("fs"); } catch {}
export const doubler = () => (inside ? 0 : 1);
export const doublerTout = () => [];
