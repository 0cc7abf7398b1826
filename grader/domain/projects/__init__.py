"""Work that no suite grades alone: a brief and a grid, what learners hand in, and how people review it."""
