CREATE TABLE velos (
    id integer PRIMARY KEY,
    nom text NOT NULL
);

INSERT INTO velos VALUES (1, 'le rouge'), (2, 'le cargo');
