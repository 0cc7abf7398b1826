"""Keep what is pushed to the exercises' repository, and what is found of it."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Make the table."""
    texts = ("id", "person_id", "branch", "commit", "base", "language", "way", "state", "token")
    op.create_table(
        "proposal",
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("held_until", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_proposal_person_id"),
    )
    op.create_index("ix_proposal_person_id", "proposal", ["person_id"])
    op.create_index("ix_proposal_state", "proposal", ["state"])
