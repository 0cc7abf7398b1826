CREATE TABLE clients (
    id integer PRIMARY KEY,
    nom text NOT NULL,
    ville text
);

CREATE TABLE commandes (
    id integer PRIMARY KEY,
    client_id integer NOT NULL REFERENCES clients,
    jour date NOT NULL,
    annulee_le date
);

CREATE TABLE lignes (
    commande_id integer NOT NULL REFERENCES commandes,
    article text NOT NULL,
    prix numeric(8, 2) NOT NULL,
    quantite integer NOT NULL CHECK (quantite > 0),
    PRIMARY KEY (commande_id, article)
);
