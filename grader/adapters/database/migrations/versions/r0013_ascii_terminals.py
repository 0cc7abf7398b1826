"""Let people say that their terminal shows no accents."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the choice; nobody has made it yet."""
    op.add_column("person", sa.Column("ascii_terminal", sa.Boolean(), nullable=False, server_default=sa.false()))
