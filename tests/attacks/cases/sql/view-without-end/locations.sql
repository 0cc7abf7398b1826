CREATE VIEW locations AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS id, x AS velo_id, 'Zoé' AS prenom, x AS jours FROM n;
