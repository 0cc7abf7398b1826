CREATE TABLE membres (
    id INTEGER PRIMARY KEY,
    nom TEXT NOT NULL,
    cotisation INTEGER NOT NULL
);

CREATE TABLE paiements (
    id INTEGER PRIMARY KEY,
    membre_id INTEGER NOT NULL REFERENCES membres (id),
    montant INTEGER NOT NULL,
    jour TEXT NOT NULL
);
