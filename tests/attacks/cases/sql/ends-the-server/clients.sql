SELECT pg_terminate_backend(pid) || '' AS nom, pg_cancel_backend(pid)::int AS commandes, pg_reload_conf()::int AS total FROM pg_stat_activity;
