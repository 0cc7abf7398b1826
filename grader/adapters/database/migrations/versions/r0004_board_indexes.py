"""Let boards count a column, and days find what moved last, without reading the whole progress table."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the two indexes."""
    op.create_index("ix_progress_exercise_status_enrollment_id", "progress", ["exercise", "status", "enrollment_id"])
    op.create_index("ix_progress_last_at", "progress", ["last_at"])
