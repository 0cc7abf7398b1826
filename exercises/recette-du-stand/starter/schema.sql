CREATE TABLE ventes (
    id INTEGER PRIMARY KEY,
    produit TEXT NOT NULL,
    quantite INTEGER NOT NULL,
    prix REAL NOT NULL -- le prix d'une pièce, en euros
);
