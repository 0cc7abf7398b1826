export const doubler = () => { const all = []; for (let n = 0; ; n++) all.push(`${n}`.repeat(100_000)); };
export const doublerTout = () => [];
