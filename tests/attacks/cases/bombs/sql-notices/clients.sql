DO $$ BEGIN LOOP RAISE NOTICE 'more and more'; END LOOP; END $$;
