CREATE TABLE adherents (
    id INTEGER PRIMARY KEY,
    nom TEXT NOT NULL
);

CREATE TABLE outils (
    id INTEGER PRIMARY KEY,
    nom TEXT NOT NULL
);

CREATE TABLE emprunts (
    id INTEGER PRIMARY KEY,
    adherent_id INTEGER NOT NULL REFERENCES adherents (id),
    outil_id INTEGER NOT NULL REFERENCES outils (id),
    rendu INTEGER NOT NULL -- 1 : l'outil est revenu, 0 : pas encore
);
