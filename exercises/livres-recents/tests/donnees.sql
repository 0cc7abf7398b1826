INSERT INTO livres VALUES
    (1, 'Petit pays', 'Gaël Faye', 2016, 1),
    (2, 'L''Étranger', 'Albert Camus', 1942, 1),
    (3, 'Chanson douce', 'Leïla Slimani', 2016, 0),
    (4, 'Art', 'Yasmina Reza', 1994, 0),
    (5, 'Kiffe kiffe demain', 'Faïza Guène', 2004, 1),
    (6, 'Allah n''est pas obligé', 'Ahmadou Kourouma', 2000, 1);
