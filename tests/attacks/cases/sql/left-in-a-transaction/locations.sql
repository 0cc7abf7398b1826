BEGIN;
CREATE TABLE locations (id integer PRIMARY KEY, velo_id integer NOT NULL REFERENCES velos, prenom text NOT NULL, jours integer NOT NULL CHECK (jours > 0));
