"""Remember when a cohort ends, and what was erased since."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

ADDED = {
    "cohort": "ends_at",
    "person": "erased_at",
    "repository": "erased_at",
    "run": "output_erased_at",
}


def upgrade() -> None:
    """Add the columns."""
    for table, column in ADDED.items():
        op.add_column(table, sa.Column(column, sa.DateTime(timezone=True)))
