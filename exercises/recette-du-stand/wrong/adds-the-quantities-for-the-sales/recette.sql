SELECT produit, SUM(quantite) AS ventes, SUM(quantite * prix) AS recette
FROM ventes
GROUP BY produit
ORDER BY recette DESC;
