SELECT produit, COUNT(*) AS ventes, SUM(quantite * prix)
FROM ventes
GROUP BY produit
ORDER BY 3 DESC;
