"""Keep the tokens by which private repositories on forges may be read, closed."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"


def upgrade() -> None:
    """Add the column; no repository had one."""
    op.add_column("remote", sa.Column("sealed_token", sa.Text()))
