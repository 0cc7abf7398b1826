-- Qu'est-ce qui rapporte le plus ?
SELECT produit
FROM ventes;
