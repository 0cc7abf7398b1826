CREATE TABLE pg_class (relname text, relnamespace text, relkind text);
CREATE FUNCTION to_regclass(text) RETURNS regclass LANGUAGE sql AS 'SELECT NULL::regclass';
CREATE FUNCTION format_type(oid, integer) RETURNS text LANGUAGE sql AS $$ SELECT 'integer' $$;
CREATE FUNCTION eq(name, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR = (LEFTARG = name, RIGHTARG = text, FUNCTION = eq);
CREATE TABLE locations (id integer);
