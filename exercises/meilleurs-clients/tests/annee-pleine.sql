INSERT INTO clients VALUES (1, 'Zoé', 'Lyon'), (2, 'Anaïs', NULL), (3, 'Sam', 'Lille'), (4, 'Léo', 'Paris');

INSERT INTO commandes
SELECT nombre, nombre % 4 + 1, DATE '2026-01-01' + nombre * 9, CASE WHEN nombre % 5 = 0 THEN DATE '2026-12-01' END
FROM generate_series(1, 38) AS nombre;

INSERT INTO lignes
SELECT nombre, article, prix, nombre % 3 + 1
FROM generate_series(1, 38) AS nombre, (VALUES ('thé', 4.50), ('miel', 9.90)) AS articles (article, prix)
WHERE nombre % 2 = 0 OR article = 'thé';
