"""Let learners have more time, without a reason, and dates of their own that follow from it."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Make the table; the later dates that there are were given by hand."""
    op.create_table(
        "accommodation",
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("more_time", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("enrollment_id", name="pk_accommodation"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_accommodation_enrollment_id"),
        sa.CheckConstraint("more_time BETWEEN 1 AND 200", name="ck_accommodation_more_time"),
    )
    op.add_column("extension", sa.Column("by_right", sa.Boolean(), nullable=False, server_default=sa.false()))
