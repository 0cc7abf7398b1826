INSERT INTO clients VALUES (1, 'Ada', 'Lyon'), (2, 'Karim', 'Lille'), (3, 'Inès', NULL);

INSERT INTO commandes VALUES
    (1, 1, '2026-01-10', NULL),
    (2, 1, '2026-03-02', NULL),
    (3, 2, '2026-01-15', NULL),
    (4, 3, '2026-02-01', NULL),
    (5, 3, '2026-02-20', NULL);

INSERT INTO lignes VALUES
    (1, 'thé', 4.50, 2),
    (2, 'café', 6.00, 1),
    (3, 'miel', 9.90, 1),
    (4, 'thé', 4.50, 1),
    (5, 'café', 6.00, 3);
