SET client_encoding = 'SJIS';
SET DateStyle = 'German';
SET bytea_output = 'escape';
SELECT 'Inès' AS nom, 2 AS commandes, 22.50 AS total;
