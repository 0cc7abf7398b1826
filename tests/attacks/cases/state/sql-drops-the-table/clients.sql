DROP TABLE lignes, commandes, clients;
