export const doubler = () => { process.kill(process.pid, "SIGKILL"); for (;;); };
export const doublerTout = () => [];
