"""Keep e-mail addresses, letters, and of a place its group, the school's own id and since when its status holds."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Add the columns and the table; nobody has said any of it yet."""
    op.add_column("person", sa.Column("email", sa.Text()))
    op.create_index("ix_person_email", "person", ["email"], unique=True)
    op.add_column("enrollment", sa.Column("since", sa.Text()))
    op.add_column("enrollment", sa.Column("group_name", sa.Text(), nullable=False, server_default=""))
    op.add_column("enrollment", sa.Column("external_id", sa.Text()))
    op.create_index("ix_enrollment_cohort_external_id", "enrollment", ["cohort", "external_id"], unique=True)
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "letter",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("due_at", moment),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", moment),
        sa.Column("fault", sa.Text()),
        sa.PrimaryKeyConstraint("person_id", name="pk_letter"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_letter_person_id"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_letter_cohort"),
    )
    op.create_index("ix_letter_due_at", "letter", ["due_at"])
