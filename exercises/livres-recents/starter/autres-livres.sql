INSERT INTO livres VALUES
    (3, 'Trois femmes puissantes', 'Marie NDiaye', 2009, 1),
    (1, 'Vivre', 'Inconnu', 1999, 1),
    (9, 'Boussole', 'Mathias Énard', 2015, 1),
    (4, 'Leurs enfants', 'Nicolas Mathieu', 2018, 0),
    (7, 'Syngué sabour', 'Atiq Rahimi', 2008, 1);
