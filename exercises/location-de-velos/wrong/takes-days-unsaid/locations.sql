CREATE TABLE locations (
    id integer PRIMARY KEY,
    velo_id integer NOT NULL REFERENCES velos (id),
    prenom text NOT NULL,
    jours integer CHECK (jours >= 1)
);
