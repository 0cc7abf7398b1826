SELECT 'a' ~ '((((a{1,100}){1,100}){1,100}){1,100})' AS nom, 1 AS commandes, 1 AS total;
