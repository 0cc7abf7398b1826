"""A folder of plain pytest or unittest files, and the programs that they test."""
