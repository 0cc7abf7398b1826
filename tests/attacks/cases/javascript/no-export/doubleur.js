function doubler(n) { return 2 * n; }
function doublerTout(all) { return all.map(doubler); }
