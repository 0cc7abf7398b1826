"""Remember how learners were asked what became of them: questions, links, and whom letters go to."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; nobody was asked yet."""
    _questions()
    op.create_table(
        "placement_link",
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("secret_hash", name="pk_placement_link"),
        sa.ForeignKeyConstraint(
            ["enrollment_id", "moment"],
            ["placement_question.enrollment_id", "placement_question.moment"],
            name="fk_placement_link_enrollment_id_moment",
        ),
    )
    op.create_index("ix_placement_link_enrollment_id", "placement_link", ["enrollment_id"])
    op.create_table(
        "placement_writing",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("cohort", name="pk_placement_writing"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_placement_writing_cohort"),
    )
    op.create_table(
        "placement_silence",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_placement_silence"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_placement_silence_person_id"),
    )


def _questions() -> None:
    op.create_table(
        "placement_question",
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("linked_at", MOMENT),
        sa.Column("due_at", MOMENT),
        sa.Column("letters", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        *(sa.Column(name, MOMENT) for name in ("sent_at", "reminded_at", "answered_at", "withdrawn_at")),
        sa.Column("fault", sa.Text()),
        sa.PrimaryKeyConstraint("enrollment_id", "moment", name="pk_placement_question"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_placement_question_enrollment_id"),
    )
    op.create_index("ix_placement_question_due_at", "placement_question", ["due_at"])
