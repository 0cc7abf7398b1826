"""Say what each token opens; those that were made before open Git, as they did."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column."""
    with op.batch_alter_table("access_token") as table:
        table.add_column(sa.Column("scopes", sa.Text(), nullable=False, server_default="git"))
