const path = require("path");

const LAB = path.basename("/school/lab");
module.exports = { LAB, size: (person) => person.room().length };
