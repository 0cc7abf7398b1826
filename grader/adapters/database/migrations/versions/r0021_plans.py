"""Let a cohort's exercises lie over the weeks of a plan, and learners have dates of their own."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Make the tables; what was given before has no module, no week and no first day."""
    op.add_column("assignment", sa.Column("starts_at", sa.DateTime(timezone=True)))
    op.add_column("assignment", sa.Column("module", sa.Text()))
    op.add_column("assignment", sa.Column("week", sa.Integer()))
    op.create_table(
        "track",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_track"),
    )
    op.create_table(
        "plan",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("cohort", name="pk_plan"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_plan_cohort"),
    )
    _make_tables_of_people()


def _make_tables_of_people() -> None:
    op.create_table(
        "extension",
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("enrollment_id", "exercise", name="pk_extension"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_extension_enrollment_id"),
    )
    op.create_table(
        "calendar",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_calendar"),
        sa.UniqueConstraint("secret_hash", name="uq_calendar_secret_hash"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_calendar_person_id"),
    )
