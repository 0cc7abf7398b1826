SELECT clients.nom, COUNT(DISTINCT commandes.id) AS commandes, SUM(lignes.prix * lignes.quantite) AS total
FROM clients
JOIN commandes ON commandes.client_id = clients.id
JOIN lignes ON lignes.commande_id = commandes.id
WHERE commandes.jour BETWEEN '2026-01-01' AND '2026-12-31'
GROUP BY clients.id
HAVING COUNT(DISTINCT commandes.id) >= 2
ORDER BY total DESC, clients.nom;
