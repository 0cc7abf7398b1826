"""Note since when nothing opens somebody's account."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"


def upgrade() -> None:
    """Add the column; retention notes it from its next day on."""
    op.add_column("person", sa.Column("unused_since", sa.DateTime(timezone=True)))
