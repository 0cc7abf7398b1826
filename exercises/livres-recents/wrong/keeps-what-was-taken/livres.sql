SELECT titre, auteur
FROM livres
WHERE annee >= 2000
ORDER BY titre;
