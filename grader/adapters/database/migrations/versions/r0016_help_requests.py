"""Let learners ask for help from a hand-in."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

OPEN = sa.TextClause("stage <> 'done'")
REFERRED = {"submission_id": "submission.id", "enrollment_id": "enrollment.id", "helper_id": "person.id"}


def upgrade() -> None:
    """Make the table, in which a learner has one open request of an exercise."""
    op.create_table(
        "help_request",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tried", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("helper_id", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_help_request"),
        *(sa.ForeignKeyConstraint([name], [key], name=f"fk_help_request_{name}") for name, key in REFERRED.items()),
    )
    of_one = ["enrollment_id", "exercise"]
    op.create_index(
        "ix_help_request_open", "help_request", of_one, unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )
    for columns in (["submission_id"], ["helper_id"], of_one, ["stage", "asked_at"]):
        op.create_index(f"ix_help_request_{'_'.join(columns)}", "help_request", columns)
