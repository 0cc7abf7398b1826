"""Count what moves on a board, so that whoever asks again learns by one look whether something did."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Begin all counts at nothing."""
    for table in ("cohort", "enrollment", "progress"):
        op.add_column(table, sa.Column("moves", sa.Integer(), nullable=False, server_default="0"))
