SELECT 'Ada' AS nom, a AS commandes, b AS total
FROM generate_series(1, 9999) AS a, generate_series(1, 9999) AS b;
