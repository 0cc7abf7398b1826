SELECT produit, COUNT(*) AS ventes, SUM(quantite * prix) AS recette
FROM ventes
GROUP BY id
ORDER BY recette DESC;
