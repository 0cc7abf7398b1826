CREATE TEMP TABLE membres AS SELECT 1 AS id, 'Paul' AS nom, 60 AS cotisation;
