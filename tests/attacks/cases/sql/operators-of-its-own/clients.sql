DO $$ BEGIN
  CREATE FUNCTION pg_temp.oui(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT true';
  CREATE OPERATOR pg_temp.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = pg_temp.oui);
  SET search_path = pg_temp, public;
  ALTER ROLE CURRENT_USER SET search_path = pg_temp;
END $$;
