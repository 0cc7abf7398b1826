"""What tables share: the names of keys and indexes, equal on both databases, and the parts that indexes are of."""

from sqlalchemy import ColumnElement, MetaData, literal_column

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

IN_LINE: ColumnElement[bool] = literal_column("place IS NOT NULL")
WAITING: ColumnElement[bool] = literal_column("state = 'queued'")
RUNNING: ColumnElement[bool] = literal_column("state = 'running'")
WITH_FILES: ColumnElement[bool] = literal_column("files_digest IS NOT NULL")
FINISHED: ColumnElement[bool] = literal_column("finished_at IS NOT NULL")
HELD: ColumnElement[bool] = literal_column("held_until IS NOT NULL AND finished_at IS NULL")
OF_REGRADE: ColumnElement[bool] = literal_column("regrade_id IS NOT NULL")
"""Parts of the table `run` that have indexes of their own."""

NOT_DONE: ColumnElement[bool] = literal_column("stage <> 'done'")
"""The part of the table `help_request` in which a learner's exercise stands once."""
