CREATE TABLE locations (
    id integer PRIMARY KEY,
    velo_id integer REFERENCES velos (id),
    prenom text NOT NULL,
    jours integer NOT NULL CHECK (jours >= 1)
);
