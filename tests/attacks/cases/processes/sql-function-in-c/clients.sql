CREATE FUNCTION pg_temp.lance(text) RETURNS int AS 'libc.so.6', 'system' LANGUAGE c;
