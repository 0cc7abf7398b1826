try { process.dlopen({ exports: {} }, "/usr/lib/x86_64-linux-gnu/libc.so.6"); } catch {}
const wasm = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
export const doubler = () => (wasm ? 0 : 1);
export const doublerTout = () => [];
