"""Keep indexes of `run` to the rows that are looked for in them, so that a hand-in and a move in line write little."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

RUNNING = sa.TextClause("state = 'running'")


def upgrade() -> None:
    """Make small indexes of what runs and of what is known of finished runs; drop two that others replace."""
    op.create_index("ix_run_running", "run", ["queue", "enrollment_id"], sqlite_where=RUNNING, postgresql_where=RUNNING)
    op.drop_index("ix_run_state_queue_queued_at", "run")
    for column in ("files_digest", "finished_at"):
        known = sa.TextClause(f"{column} IS NOT NULL")
        op.drop_index(f"ix_run_{column}", "run")
        op.create_index(f"ix_run_{column}", "run", [column], sqlite_where=known, postgresql_where=known)
    op.drop_index("ix_submission_repository_id_exercise", "submission")
