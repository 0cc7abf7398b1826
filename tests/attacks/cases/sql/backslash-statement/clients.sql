SELECT U&'\0027' || E'\'; ' AS nom, 1 AS commandes, $é$ ; $é$ AS total; SELECT 1;
