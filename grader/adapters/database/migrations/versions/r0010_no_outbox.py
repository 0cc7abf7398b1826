"""Let a waiting run be all that says that its bell must be rung."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Drop the table of bells to ring: the next sweep counts the runs that wait, and rings what is missing."""
    op.drop_table("outbox")
