"""Let hand-ins be run again by the current version, looked at, then applied or dropped."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

OF_REGRADE = sa.TextClause("regrade_id IS NOT NULL")
REGRADE_KEYS = {
    "exercise": "exercise.slug",
    "cohort": "cohort.slug",
    "learner_id": "person.id",
    "suite_digest": "exercise_version.suite_digest",
    "begun_by": "person.id",
}
ITEM_KEYS = {
    "regrade_id": "regrade.id",
    "submission_id": "submission.id",
    "enrollment_id": "enrollment.id",
    "before_id": "run.id",
    "run_id": "run.id",
}


def upgrade() -> None:
    """Make the tables, and let a run say that it is a regrade's alone."""
    op.create_table(
        "regrade",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("which", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text()),
        sa.Column("learner_id", sa.Text()),
        sa.Column("judged_by", sa.Text()),
        sa.Column("suite_digest", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_by", sa.Text()),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text()),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_regrade"),
        *(sa.ForeignKeyConstraint([name], [key], name=f"fk_regrade_{name}") for name, key in REGRADE_KEYS.items()),
    )
    op.create_table(
        "regrade_item",
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*ITEM_KEYS, "again_id")),
        sa.Column("kind", sa.Text()),
        sa.PrimaryKeyConstraint("regrade_id", "submission_id", name="pk_regrade_item"),
        *(sa.ForeignKeyConstraint([name], [key], name=f"fk_regrade_item_{name}") for name, key in ITEM_KEYS.items()),
    )
    op.add_column("run", sa.Column("regrade_id", sa.Text()))
    _make_indexes()


def _make_indexes() -> None:
    for columns in (["cohort", "begun_at"], ["begun_at"]):
        op.create_index(f"ix_regrade_{'_'.join(columns)}", "regrade", columns)
    for column in ("submission_id", "enrollment_id"):
        op.create_index(f"ix_regrade_item_{column}", "regrade_item", [column])
    op.create_index("ix_run_regrade_id", "run", ["regrade_id"], sqlite_where=OF_REGRADE, postgresql_where=OF_REGRADE)
