CREATE TABLE locations (
    id integer PRIMARY KEY,
    velo_id integer NOT NULL,
    prenom text NOT NULL,
    jours integer NOT NULL CHECK (jours >= 1)
);
