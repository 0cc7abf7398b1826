INSERT INTO clients VALUES (1, 'Ada', 'Lyon'), (2, 'Karim', 'Lille'), (3, 'Karim', 'Lyon');

INSERT INTO commandes VALUES
    (1, 1, '2026-01-10', NULL),
    (2, 1, '2026-03-02', NULL),
    (3, 2, '2026-01-15', NULL),
    (4, 3, '2026-01-16', NULL);

INSERT INTO lignes VALUES
    (1, 'thé', 4.50, 1),
    (1, 'miel', 9.90, 1),
    (1, 'pain', 1.20, 2),
    (2, 'café', 6.00, 1),
    (3, 'miel', 9.90, 1),
    (3, 'thé', 4.50, 1),
    (4, 'café', 6.00, 1);

-- Karim de Lille a une seule commande, de deux lignes. Karim de Lyon est une autre personne.
