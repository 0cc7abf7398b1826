-- Les clients qui ont commandé au moins deux fois en 2026.
SELECT nom
FROM clients;
