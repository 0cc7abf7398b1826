"""Remember what became of learners by moments after their end."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Make the table; nothing was said of anybody yet."""
    op.create_table(
        "placement",
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("related", sa.Boolean()),
        sa.Column("source", sa.Text()),
        sa.Column("said_on", sa.Text()),
        sa.PrimaryKeyConstraint("enrollment_id", "moment", name="pk_placement"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_placement_enrollment_id"),
    )
