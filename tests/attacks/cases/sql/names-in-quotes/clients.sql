SELECT nom, 1 AS commandes, 1 AS total FROM clients WHERE nom = "Ada";
