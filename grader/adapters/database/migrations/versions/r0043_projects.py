"""Keep projects, what is handed in of them, how people review it, and who reviews whom."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables; there is no project yet."""
    _projects()
    _reviews()


def _projects() -> None:
    op.create_table(
        "project",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "cohort", "slug")),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("starts_at", MOMENT),
        sa.Column("due_at", MOMENT),
        sa.Column("peers", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_project"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_project_cohort"),
        sa.UniqueConstraint("cohort", "slug", name="uq_project_cohort_slug"),
    )
    op.create_table(
        "project_hand_in",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "project_id", "enrollment_id")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("handed_in_at", MOMENT, nullable=False),
        sa.Column("commit", sa.Text()),
        sa.Column("address", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_project_hand_in"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_project_hand_in_project_id"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_project_hand_in_enrollment_id"),
        sa.UniqueConstraint(
            "project_id", "enrollment_id", "number", name="uq_project_hand_in_project_id_enrollment_id_number"
        ),
    )
    op.create_index("ix_project_hand_in_enrollment_id", "project_hand_in", ["enrollment_id"])


def _reviews() -> None:
    op.create_table(
        "project_review",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("hand_in_id", "reviewer_id", "enrollment_id")),
        sa.Column("as_peer", sa.Boolean(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("comments", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hand_in_id", "reviewer_id", name="pk_project_review"),
        sa.ForeignKeyConstraint(["hand_in_id"], ["project_hand_in.id"], name="fk_project_review_hand_in_id"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["person.id"], name="fk_project_review_reviewer_id"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_project_review_enrollment_id"),
    )
    for column in ("reviewer_id", "enrollment_id"):
        op.create_index(f"ix_project_review_{column}", "project_review", [column])
    op.create_table(
        "project_pair",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("project_id", "reviewer", "reviewed")),
        sa.PrimaryKeyConstraint("project_id", "reviewer", "reviewed", name="pk_project_pair"),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name="fk_project_pair_project_id"),
        sa.ForeignKeyConstraint(["reviewer"], ["enrollment.id"], name="fk_project_pair_reviewer"),
        sa.ForeignKeyConstraint(["reviewed"], ["enrollment.id"], name="fk_project_pair_reviewed"),
    )
    for column in ("reviewer", "reviewed"):
        op.create_index(f"ix_project_pair_{column}", "project_pair", [column])
