ATTACH '/tests/0/suite/donnees.sql' AS autre;
