import vm from "node:vm";
const realm = vm.createContext({});
export const doubler = (n) => vm.runInContext(`({ valueOf() { return ${n * 2}; }, get [Symbol.toStringTag]() { return "Number"; } })`, realm);
export const doublerTout = () => vm.runInContext("Object.assign([2, 4], { then(f) { f([2, 4]); } })", realm);
