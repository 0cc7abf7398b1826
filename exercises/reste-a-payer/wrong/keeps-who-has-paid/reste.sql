SELECT membres.nom, membres.cotisation - COALESCE(SUM(paiements.montant), 0) AS reste
FROM membres
LEFT JOIN paiements ON paiements.membre_id = membres.id
GROUP BY membres.id
ORDER BY reste DESC, membres.nom;
