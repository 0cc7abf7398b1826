SELECT adherents.nom AS adherent, outils.nom AS outil
FROM emprunts
JOIN adherents ON adherents.id = emprunts.adherent_id
JOIN outils ON outils.id = emprunts.outil_id
WHERE emprunts.rendu = 0
ORDER BY adherent, outil;
