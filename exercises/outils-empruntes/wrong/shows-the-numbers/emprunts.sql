SELECT emprunts.adherent_id AS adherent, emprunts.outil_id AS outil
FROM emprunts
JOIN adherents ON adherents.id = emprunts.adherent_id
JOIN outils ON outils.id = emprunts.outil_id
WHERE emprunts.rendu = 0
ORDER BY adherent, outil;
