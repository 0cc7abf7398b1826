SELECT produit, COUNT(*) AS ventes, SUM(quantite * prix) AS recette
FROM ventes
ORDER BY recette DESC;
