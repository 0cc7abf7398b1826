SELECT nom, count(*) AS commandes, ville AS total FROM clients GROUP BY nom;
