"""Hold a run until its time where a trainer bounds tries, and remember which runs cost none."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Make two columns; nothing is held yet, and what ended before counts as a try."""
    op.add_column("run", sa.Column("held_until", sa.DateTime(timezone=True)))
    op.add_column("run", sa.Column("free", sa.Boolean()))
    held: sa.ColumnElement[bool] = sa.literal_column("held_until IS NOT NULL AND finished_at IS NULL")
    op.create_index("ix_run_held", "run", ["held_until"], sqlite_where=held, postgresql_where=held)
