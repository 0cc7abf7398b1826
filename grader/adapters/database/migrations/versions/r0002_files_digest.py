"""Remember which files a run was about, so that identical ones are answered from its verdict."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column and its index."""
    with op.batch_alter_table("run") as table:
        table.add_column(sa.Column("files_digest", sa.Text()))
        table.create_index("ix_run_files_digest", ["files_digest"])
