"""Let people comment on hand-ins, in threads on a line or on the whole."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the tables, with indexes for what awaits somebody."""
    _make_comment_thread()
    _make_comment()


def _make_comment_thread() -> None:
    op.create_table(
        "comment_thread",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer()),
        sa.Column("turn", sa.Text(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_comment_thread"),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_comment_thread_submission_id"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_comment_thread_enrollment_id"),
    )
    for columns in (["submission_id"], ["enrollment_id", "turn"], ["turn", "moved_at"]):
        op.create_index(f"ix_comment_thread_{'_'.join(columns)}", "comment_thread", columns)


def _make_comment() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "comment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("thread_id", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", moment, nullable=False),
        sa.Column("changed_at", moment),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        sa.ForeignKeyConstraint(["thread_id"], ["comment_thread.id"], name="fk_comment_thread_id"),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_comment_author_id"),
    )
    for column in ("thread_id", "author_id"):
        op.create_index(f"ix_comment_{column}", "comment", [column])
