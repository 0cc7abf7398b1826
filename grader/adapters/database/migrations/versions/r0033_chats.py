"""Remember where a cohort's changes are told in a chat, and the messages on their way."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Make both tables; nobody has named a chat yet."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "chat_hook",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.Column("look_at", moment, nullable=False),
        sa.Column("told", sa.JSON()),
        sa.PrimaryKeyConstraint("cohort", name="pk_chat_hook"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_chat_hook_cohort"),
    )
    op.create_index("ix_chat_hook_look_at", "chat_hook", ["look_at"])
    op.create_table(
        "chat_message",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", moment, nullable=False),
        sa.Column("due_at", moment),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", moment),
        sa.Column("given_up", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chat_message"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_chat_message_cohort"),
    )
    op.create_index("ix_chat_message_due_at", "chat_message", ["due_at"])
    op.create_index("ix_chat_message_cohort_made_at", "chat_message", ["cohort", "made_at"])
