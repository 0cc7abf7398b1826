"""Keep the backup that an operator asked for last, and how far it has come."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "asked_backup",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "person_id", "file")),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True)) for name in ("begun_at", "said_at", "ended_at")),
        sa.Column("written_bytes", sa.BigInteger(), nullable=False),
        sa.Column("noted_fault", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_asked_backup"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_asked_backup_person_id"),
    )
