"""Let the staff of a cohort note something of a hand-in for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

REFERRED = {"submission_id": "submission.id", "enrollment_id": "enrollment.id", "author_id": "person.id"}


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "note",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in REFERRED),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
        *(sa.ForeignKeyConstraint([name], [key], name=f"fk_note_{name}") for name, key in REFERRED.items()),
    )
    for name in REFERRED:
        op.create_index(f"ix_note_{name}", "note", [name])
