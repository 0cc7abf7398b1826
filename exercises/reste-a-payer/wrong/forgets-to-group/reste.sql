SELECT membres.nom, membres.cotisation - COALESCE(paiements.montant, 0) AS reste
FROM membres
LEFT JOIN paiements ON paiements.membre_id = membres.id
WHERE reste > 0
ORDER BY reste DESC, membres.nom;
