-- Qui a encore quel outil ?
SELECT *
FROM emprunts;
