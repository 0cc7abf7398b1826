"""Tell a cohort's staff in the morning whom to see: rules, what was done, and since when a check stops somebody."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"

AT_ONCE = 500
RULES = ("stuck_tries", "stuck_minutes", "quiet_days", "overdue", "hard_learners")
RUN = sa.table("run", *(sa.column(name) for name in ("submission_id", "suite_digest", "finished_at", "regrade_id")))
RESULT = sa.literal_column("run.result", sa.JSON())
SUBMISSION = sa.table(
    "submission",
    *(sa.column(name) for name in ("id", "enrollment_id")),
    sa.column("received_at", sa.DateTime(timezone=True)),
)
EFFORT = sa.table(
    "effort",
    *(sa.column(name) for name in ("suite_digest", "enrollment_id", "stopped_check", "stopped_tries")),
    *(sa.column(name, sa.DateTime(timezone=True)) for name in ("stopped_since", "stopped_at", "passed_at")),
)
TOLD = frozenset({"passed", "failed", "timed_out"})

Row = dict[str, Any]


def upgrade() -> None:
    """Make the tables, and count for how many tries in a row the same check stopped who has not passed."""
    op.create_table(
        "alert_rules",
        sa.Column("cohort", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in RULES),
        sa.PrimaryKeyConstraint("cohort", name="pk_alert_rules"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_alert_rules_cohort"),
    )
    op.create_table(
        "follow_up",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "enrollment_id", "state", "text", "author_id")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_follow_up"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_follow_up_enrollment_id"),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_follow_up_author_id"),
    )
    op.create_index("ix_follow_up_author_id", "follow_up", ["author_id"])
    op.create_index("ix_follow_up_enrollment_id_at", "follow_up", ["enrollment_id", "at"])
    op.add_column("effort", sa.Column("stopped_check", sa.Text()))
    op.add_column("effort", sa.Column("stopped_tries", sa.Integer(), nullable=False, server_default="0"))
    for name in ("stopped_since", "stopped_at"):
        op.add_column("effort", sa.Column(name, sa.DateTime(timezone=True)))
    _count_what_happened()


def _count_what_happened() -> None:
    """Go through the runs that ended, the oldest first, as if each ended now."""
    ended = (
        sa.select(RUN.c.suite_digest, SUBMISSION.c.enrollment_id, SUBMISSION.c.received_at, RESULT)
        .select_from(RUN.join(SUBMISSION, SUBMISSION.c.id == RUN.c.submission_id))
        .where(RUN.c.finished_at.is_not(None), RUN.c.regrade_id.is_(None), sa.literal_column("run.result").is_not(None))
        .order_by(RUN.c.finished_at)
    )
    stopped: dict[tuple[str, str], Row] = {}
    for suite, learner, at, result in op.get_bind().execute(ended.execution_options(yield_per=AT_ONCE)):
        if not isinstance(result, dict) or result.get("verdict") not in TOLD:
            continue
        before, check = stopped.pop((suite, learner), None), _stopping(result)
        if check is not None:
            stopped[suite, learner] = _after(before, check, at)
    for (suite, learner), row in stopped.items():
        theirs = EFFORT.c.suite_digest == suite, EFFORT.c.enrollment_id == learner, EFFORT.c.passed_at.is_(None)
        op.get_bind().execute(sa.update(EFFORT).where(*theirs).values(row))


def _stopping(result: Row) -> str | None:
    """Return the check that stopped a run, empty where all of it was stopped; None where it passed."""
    if result["verdict"] == "passed":
        return None
    return next((str(check["id"]) for check in result["checks"] if check["outcome"] == "failed"), "")


def _after(before: Row | None, check: str, at: Any) -> Row:
    if before is None or before["stopped_check"] != check:
        return {"stopped_check": check, "stopped_tries": 1, "stopped_since": at, "stopped_at": at}
    known = [before["stopped_since"], before["stopped_at"], at]
    return before | {
        "stopped_tries": before["stopped_tries"] + 1,
        "stopped_since": min(known),
        "stopped_at": max(known),
    }
