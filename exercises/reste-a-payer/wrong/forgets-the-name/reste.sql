SELECT membres.nom, membres.cotisation - COALESCE(SUM(paiements.montant), 0)
FROM membres
LEFT JOIN paiements ON paiements.membre_id = membres.id
GROUP BY membres.id
HAVING membres.cotisation > COALESCE(SUM(paiements.montant), 0)
ORDER BY 2 DESC, membres.nom;
