"""Let a cohort say of each exercise whether the best hand-in counts, or the latest."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Let the best count; cells come to say so with the next hand-in, and no pass changes."""
    op.add_column("assignment", sa.Column("counts", sa.Text(), nullable=False, server_default="best"))
    op.add_column("progress", sa.Column("newest_fails", sa.Boolean(), nullable=False, server_default=sa.false()))
