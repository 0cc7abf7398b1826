SELECT length(repeat('x', 900000000)) AS nom, 1 AS commandes, 1 AS total;
