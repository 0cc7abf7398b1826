SELECT repeat('x', 20000000) AS nom, 1 AS commandes, 1 AS total;
