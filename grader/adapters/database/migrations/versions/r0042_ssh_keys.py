"""Keep people's public keys of SSH."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"


def upgrade() -> None:
    """Make the table; nobody has added a key yet."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "ssh_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("last_used_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_ssh_key"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_ssh_key_person_id"),
        sa.UniqueConstraint("fingerprint", name="uq_ssh_key_fingerprint"),
    )
    op.create_index("ix_ssh_key_person_id", "ssh_key", ["person_id"])
