SELECT (repeat('[', 1000000) || repeat(']', 1000000))::jsonb AS nom, 1 AS commandes, 1 AS total;
