DO $$ BEGIN LOCK TABLE pg_class IN ACCESS SHARE MODE; PERFORM pg_advisory_lock(1); PERFORM pg_sleep_until('infinity'); END $$;
