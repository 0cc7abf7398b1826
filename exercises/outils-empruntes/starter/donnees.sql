INSERT INTO adherents VALUES (1, 'Ada'), (2, 'Karim'), (3, 'Zoé');

INSERT INTO outils VALUES (1, 'perceuse'), (2, 'scie'), (3, 'échelle');

INSERT INTO emprunts VALUES
    (1, 2, 1, 0),
    (2, 1, 3, 1),
    (3, 1, 2, 0);

-- Karim a la perceuse, Ada a la scie. Ada a déjà rendu l'échelle.
