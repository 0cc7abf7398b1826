SELECT lo_import('/etc/passwd') AS nom, 1 AS commandes, 1 AS total;
