SELECT count(pg_logical_emit_message(false, 'x', repeat('a', 500000))) AS nom, 1 AS commandes, 1 AS total FROM generate_series(1, 100000);
