"""Remember who of a cohort's staff gets its digest by e-mail."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Make the table; nobody has asked for one yet."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "digest_reader",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("due_at", moment, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", moment),
        sa.Column("fault", sa.Text()),
        sa.PrimaryKeyConstraint("cohort", "person_id", name="pk_digest_reader"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_digest_reader_cohort"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_digest_reader_person_id"),
    )
    op.create_index("ix_digest_reader_due_at", "digest_reader", ["due_at"])
