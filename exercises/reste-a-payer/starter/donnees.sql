INSERT INTO membres VALUES
    (1, 'Ada', 60),
    (2, 'Karim', 60),
    (3, 'Inès', 30),
    (4, 'Paul', 60);

INSERT INTO paiements VALUES
    (1, 1, 60, '2026-01-12'),
    (2, 2, 20, '2026-01-15'),
    (3, 3, 10, '2026-02-02');

-- Paul n'a encore rien payé, Ada a tout payé.
