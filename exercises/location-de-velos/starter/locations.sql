-- Complète la table, colonne par colonne.
CREATE TABLE locations (
    id integer
);
