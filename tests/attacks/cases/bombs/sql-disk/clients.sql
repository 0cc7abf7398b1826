CREATE TEMP TABLE plein AS SELECT repeat('x', 999) AS texte FROM generate_series(1, 99999);
