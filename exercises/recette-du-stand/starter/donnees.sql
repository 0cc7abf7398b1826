INSERT INTO ventes VALUES
    (1, 'samoussa', 4, 1.5),
    (2, 'jus', 2, 3),
    (3, 'samoussa', 2, 1.5),
    (4, 'gâteau', 5, 2),
    (5, 'jus', 1, 3),
    (6, 'samoussa', 1, 1.5);
