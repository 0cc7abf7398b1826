"""Keep learners' repositories on forges."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"

WORDS = ("id", "enrollment_id", "exercise", "address", "branch", "secret", "wanted")


def upgrade() -> None:
    """Make the table; nobody has named one yet."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "remote",
        *(sa.Column(name, sa.Text(), nullable=False) for name in WORDS),
        sa.Column("added_at", moment, nullable=False),
        sa.Column("due_at", moment),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text()),
        sa.Column("commit", sa.Text()),
        sa.Column("fetched_at", moment),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remote"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_remote_enrollment_id"),
    )
    op.create_index("ix_remote_due_at", "remote", ["due_at"])
    op.create_index("ix_remote_enrollment_id_exercise", "remote", ["enrollment_id", "exercise"], unique=True)
