"""Remember by which names providers of identities know people."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Make the table; nobody has linked anything yet."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "identity",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("linked_at", moment, nullable=False),
        sa.Column("used_at", moment, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_identity"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_identity_person_id"),
    )
    op.create_index("ix_identity_issuer_subject", "identity", ["issuer", "subject"], unique=True)
    op.create_index("ix_identity_person_id_issuer", "identity", ["person_id", "issuer"], unique=True)
