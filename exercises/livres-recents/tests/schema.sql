CREATE TABLE livres (
    id INTEGER PRIMARY KEY,
    titre TEXT NOT NULL,
    auteur TEXT NOT NULL,
    annee INTEGER NOT NULL,
    disponible INTEGER NOT NULL -- 1 : le livre est là, 0 : quelqu'un l'a pris
);
