SELECT membres.nom, membres.cotisation - SUM(paiements.montant) AS reste
FROM membres
LEFT JOIN paiements ON paiements.membre_id = membres.id
GROUP BY membres.id
HAVING reste > 0
ORDER BY reste DESC, membres.nom;
