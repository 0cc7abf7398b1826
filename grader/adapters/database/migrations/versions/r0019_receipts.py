"""Confirm hand-ins and verdicts by signed lines, and keep the public halves of the keys."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the tables; what was handed in before was confirmed by nobody, and stays so."""
    op.create_table(
        "receipt_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_receipt_key"),
    )
    op.create_table(
        "receipt",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("submission_id", "run_id", "key", "line")),
        sa.PrimaryKeyConstraint("submission_id", "run_id", name="pk_receipt"),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_receipt_submission_id"),
        sa.ForeignKeyConstraint(["key"], ["receipt_key.id"], name="fk_receipt_key"),
    )
