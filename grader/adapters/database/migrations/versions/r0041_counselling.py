"""Remember counsellors, appointments, and obstacles as far as learners agree."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"


def upgrade() -> None:  # long: a line a column
    """Make the tables; nothing is kept in them yet."""
    op.create_table(
        "counsellor",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("sees_progress", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("cohort", "person_id", name="pk_counsellor"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_counsellor_cohort"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_counsellor_person_id"),
    )
    op.create_index("ix_counsellor_person_id", "counsellor", ["person_id"])
    op.create_table(
        "appointment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_appointment"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_appointment_enrollment_id"),
    )
    op.create_index("ix_appointment_enrollment_id", "appointment", ["enrollment_id"])
    op.create_table(
        "obstacle",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_obstacle"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_obstacle_enrollment_id"),
    )
    op.create_index("ix_obstacle_enrollment_id", "obstacle", ["enrollment_id"])
    op.create_table(
        "obstacle_consent",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_obstacle_consent"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_obstacle_consent_person_id"),
    )
