DO $$ BEGIN EXECUTE 'CREATE FUNCTION pg_temp.f(x int) RETURNS int LANGUAGE plpgsql AS ''BEGIN RETURN pg_temp.f(x + 1); END'''; PERFORM pg_temp.f(1); END $$;
