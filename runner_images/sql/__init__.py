"""The runner of SQL: an image of its own, with SQLite and a PostgreSQL server in each learner's sandbox."""
