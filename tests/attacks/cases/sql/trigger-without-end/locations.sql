CREATE TABLE locations (id integer PRIMARY KEY, velo_id integer NOT NULL, prenom text NOT NULL, jours integer NOT NULL);
CREATE FUNCTION attends() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN LOOP END LOOP; END $$;
CREATE TRIGGER attends BEFORE INSERT ON locations FOR EACH ROW EXECUTE FUNCTION attends();
