CREATE TABLE membres (id integer PRIMARY KEY, nom text NOT NULL, ville text);
INSERT INTO membres VALUES (1, 'Zoé', 'Lyon'), (2, 'Karim', 'Lille'), (3, 'Ada', 'Lyon'), (4, 'Inès', NULL);
