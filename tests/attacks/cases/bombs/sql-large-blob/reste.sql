SELECT hex(zeroblob(900000000)) AS nom, 0 AS reste;
