process.on("exit", () => { process.exitCode = 0; });
export const doubler = () => process.exit(3);
export const doublerTout = () => [];
