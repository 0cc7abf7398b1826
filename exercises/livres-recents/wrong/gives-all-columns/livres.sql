SELECT *
FROM livres
WHERE disponible = 1 AND annee >= 2000
ORDER BY titre;
