INSERT INTO membres VALUES
    (1, 'Ada', 60),
    (2, 'Karim', 60),
    (3, 'Karim', 90),
    (4, 'Zoé', 30);

INSERT INTO paiements VALUES
    (1, 1, 20, '2026-01-12'),
    (2, 1, 20, '2026-02-12'),
    (3, 2, 30, '2026-01-15'),
    (4, 3, 45, '2026-01-20'),
    (5, 3, 15, '2026-03-01'),
    (6, 4, 15, '2026-01-05'),
    (7, 4, 15, '2026-02-05');

-- Deux personnes s'appellent Karim. Zoé a payé en deux fois.
