module.exports = { doublerTout: () => [], get doubler() { delete module.exports.doubler; return () => 0; } };
