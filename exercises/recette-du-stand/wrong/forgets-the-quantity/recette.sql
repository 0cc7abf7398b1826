SELECT produit, COUNT(*) AS ventes, SUM(prix) AS recette
FROM ventes
GROUP BY produit
ORDER BY recette DESC;
