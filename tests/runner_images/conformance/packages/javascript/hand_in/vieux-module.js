exports.carre = (n) => n * n;
exports.compte = 0;
exports.plus = () => ++exports.compte;
exports.isMain = () => require.main === module;
