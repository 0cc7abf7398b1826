"""Announce what is erased of a cohort, let it be stopped, and write down to whom belongs what was acted on."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


ADDED = ("sign_in_due_at", "code_due_at", "account_due_at", "erasure_stopped_at")


def upgrade() -> None:
    """Add the columns, empty: what is over for long already is announced before it goes, too."""
    for column in ADDED:
        op.add_column("cohort", sa.Column(column, sa.DateTime(timezone=True)))
    op.add_column("audit", sa.Column("belongs_to", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_audit_belongs_to_id", "audit", ["belongs_to", "id"])
