"""Remember by which providers sign-ins fail, so that operators see it."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"


def upgrade() -> None:
    """Make the table; no sign-in has failed yet."""
    op.create_table(
        "provider_trouble",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("provider", name="pk_provider_trouble"),
    )
