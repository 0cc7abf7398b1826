"""Notes that their author alone reads."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Let the notes that are there stay what they were: the whole staff reads them."""
    op.add_column("note", sa.Column("alone", sa.Boolean(), nullable=False, server_default=sa.false()))
