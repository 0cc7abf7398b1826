/* /* */ ' */ SELECT 'Inès' AS nom, 2 AS commandes, 22.50 AS total ; SELECT 'Ada', 2, 15.00; -- '
