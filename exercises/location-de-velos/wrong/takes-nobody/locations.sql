CREATE TABLE locations (
    id integer PRIMARY KEY,
    velo_id integer NOT NULL REFERENCES velos (id),
    prenom text,
    jours integer NOT NULL CHECK (jours >= 1)
);
