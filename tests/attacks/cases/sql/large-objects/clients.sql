SELECT count(lo_from_bytea(0, convert_to(repeat('a', 500000), 'UTF8'))) AS nom, 1 AS commandes, 1 AS total FROM generate_series(1, 100000);
