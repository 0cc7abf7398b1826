"""Remember what programs' requests came to, so that one that comes again gets the same answer."""

import sqlalchemy as sa
from alembic import op

from grader.adapters.database.column_types import Moment

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "answered_request",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("submissions", sa.JSON(), nullable=False),
        sa.Column("created", sa.Boolean(), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_answered_request_person_id"),
        sa.PrimaryKeyConstraint("person_id", "key", name="pk_answered_request"),
    )
