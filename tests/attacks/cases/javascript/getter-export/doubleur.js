let n = 0;
module.exports = { doublerTout: () => [], get doubler() { return () => n++; } };
