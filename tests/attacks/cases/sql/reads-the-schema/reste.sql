SELECT sql AS nom, rootpage AS reste FROM sqlite_schema UNION ALL SELECT file, seq FROM pragma_database_list UNION ALL SELECT name, 0 FROM pragma_module_list;
