SELECT titre, auteur
FROM livres
WHERE disponible = 1 OR annee >= 2000
ORDER BY titre;
