-- Qui doit encore de l'argent au club, et combien ?
SELECT nom
FROM membres;
