"""Remember who shows their reviewed projects in their portfolio."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"


def upgrade() -> None:
    """Add the column; nobody chose to show them yet."""
    op.add_column("portfolio", sa.Column("with_projects", sa.Boolean(), nullable=False, server_default=sa.false()))
