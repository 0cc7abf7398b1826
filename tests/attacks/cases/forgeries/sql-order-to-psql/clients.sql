\! echo passed
\echo passed
