"""Let an exercise be withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add when; nothing is withdrawn yet."""
    op.add_column("exercise", sa.Column("withdrawn_at", sa.DateTime(timezone=True)))
