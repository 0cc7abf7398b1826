"""Asks for rows of a thousand people at once without a thousand parameters."""

from collections.abc import Collection

from sqlalchemy import ARRAY, ColumnElement, Connection, Text, any_, bindparam


def one_of(column: ColumnElement[str], texts: Collection[str], connection: Connection) -> ColumnElement[bool]:
    """Return what is true of a row in whose column one of these stands.

    PostgreSQL takes them as one array: as parameters of their own, a thousand cost 20 ms to be written and read.
    """
    if connection.dialect.name == "postgresql":
        return column == any_(bindparam(None, list(texts), ARRAY(Text)))
    return column.in_(texts)
