"""Remember why somebody left a cohort, by category."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"


def upgrade() -> None:
    """Add the column; nobody said why they left before."""
    op.add_column("enrollment", sa.Column("leaving_reason", sa.Text(), nullable=False, server_default="not_said"))
