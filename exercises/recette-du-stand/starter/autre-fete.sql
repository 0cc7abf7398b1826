INSERT INTO ventes VALUES
    (1, 'thé', 10, 1),
    (2, 'crêpe', 1, 2.5),
    (3, 'crêpe', 3, 2),
    (4, 'accras', 6, 2),
    (5, 'crêpe', 2, 2.5),
    (6, 'thé', 10, 0.5),
    (7, 'bonbon', 1, 0.1);
