INSERT INTO adherents VALUES (11, 'Léo'), (12, 'Fatou'), (13, 'Léo'), (14, 'Samia');

INSERT INTO outils VALUES (21, 'ponceuse'), (22, 'marteau'), (23, 'pelle');

INSERT INTO emprunts VALUES
    (31, 13, 23, 0),
    (32, 12, 23, 0),
    (33, 11, 21, 0),
    (34, 12, 21, 1),
    (35, 12, 22, 0);
