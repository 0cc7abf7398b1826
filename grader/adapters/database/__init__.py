"""The truth, in SQLite or PostgreSQL through SQLAlchemy Core: one module a concern; rows never leave this folder."""
