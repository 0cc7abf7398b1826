-- Quels livres récents sont là ?
SELECT *
FROM livres;
