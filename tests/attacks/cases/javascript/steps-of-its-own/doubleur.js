Error.prepareStackTrace = () => "Error: nombre\n    at doubler (/tests/0/suite/answers.py:3:1)\n    at /opt/harness/doubleur.js:99999999999:1";
Error.stackTraceLimit = Infinity;
export const doubler = () => { throw new RangeError("nombre"); };
export const doublerTout = () => [];
