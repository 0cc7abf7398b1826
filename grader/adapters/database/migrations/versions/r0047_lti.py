"""Know courses of learning platforms, the grades that these are to have, and the keys that we sign with for them."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; nobody has launched us yet."""
    _courses()
    _scores()
    op.create_table(
        "lti_nonce",
        sa.Column("nonce", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("nonce", name="pk_lti_nonce"),
    )
    op.create_index("ix_lti_nonce_at", "lti_nonce", ["at"])
    op.create_table(
        "tool_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("modulus", sa.Text(), nullable=False),
        sa.Column("exponent", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("retired_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_tool_key"),
    )


def _courses() -> None:
    texts = ("platform", "deployment", "context", "title", "members", "person_id")
    op.create_table(
        "lti_course",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("cohort", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_lti_course"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_lti_course_person_id"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_lti_course_cohort"),
    )
    op.create_index("ix_lti_course_person_id", "lti_course", ["person_id"])
    op.create_index("ix_lti_course_cohort", "lti_course", ["cohort"])
    named = ["platform", "deployment", "context"]
    op.create_index("ix_lti_course_platform_deployment_context", "lti_course", named, unique=True)


def _scores() -> None:
    texts = ("platform", "subject", "line_item", "enrollment_id", "exercise")
    op.create_table(
        "lti_score",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in texts),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("given_at", MOMENT),
        sa.Column("fault", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_lti_score"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_lti_score_enrollment_id"),
    )
    named = ["platform", "line_item", "subject"]
    op.create_index("ix_lti_score_platform_line_item_subject", "lti_score", named, unique=True)
    op.create_index("ix_lti_score_enrollment_id_exercise", "lti_score", ["enrollment_id", "exercise"])
