CREATE TABLE membres (id INTEGER PRIMARY KEY, nom TEXT NOT NULL, ville TEXT);
CREATE TABLE cotisations (
    id INTEGER PRIMARY KEY, membre_id INTEGER NOT NULL REFERENCES membres (id), annee INTEGER, montant NUMERIC,
    jour DATE, UNIQUE (membre_id, annee), CHECK (montant > 0)
);
INSERT INTO membres VALUES (1, 'Ada', 'Lyon'), (2, 'Karim', NULL), (3, 'Zoé', 'Lyon');
INSERT INTO cotisations VALUES (1, 1, 2025, 12.5, '2025-02-03'), (2, 1, 2026, 20, '2026-01-02'), (3, 3, 2026, 20, NULL);
