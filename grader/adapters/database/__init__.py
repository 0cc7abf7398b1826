"""The truth, in SQLite or PostgreSQL through SQLAlchemy Core: a feature a folder; rows never leave this folder."""
