"""Count what each version of an exercise costs learners, and what stops them; let staff answer that."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

# Not frozen here: a failure of last month and the same one of tomorrow must have one key.
from grader.domain.stumbles.alike import key_of
from grader.domain.text import Message

revision = "0018"
down_revision = "0017"

AT_ONCE = 500
VERSION_AND_LEARNER = {"suite_digest": "exercise_version.suite_digest", "enrollment_id": "enrollment.id"}

RUN = sa.table("run", *(sa.column(name) for name in ("id", "submission_id", "suite_digest", "finished_at")))
RESULT = sa.literal_column("run.result", sa.JSON())
SUBMISSION = sa.table(
    "submission",
    *(sa.column(name) for name in ("id", "enrollment_id", "exercise")),
    sa.column("received_at", sa.DateTime(timezone=True)),
)
EFFORT = ("suite_digest", "enrollment_id", "tries", "began_at", "passed_at", "stopped_by")
STUMBLE = ("suite_digest", "enrollment_id", "key", "check_id", "reason", "run_id", "at")
MOMENTS = frozenset({"began_at", "passed_at", "at"})

Row = dict[str, Any]


def upgrade() -> None:
    """Make the tables, and count what was handed in before."""
    op.create_table(
        "effort",
        sa.Column("suite_digest", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True)),
        sa.Column("stopped_by", sa.Text()),
        sa.PrimaryKeyConstraint(*VERSION_AND_LEARNER, name="pk_effort"),
        *_references("effort", VERSION_AND_LEARNER),
    )
    op.create_table(
        "stumble",
        sa.Column("suite_digest", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("check_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(*VERSION_AND_LEARNER, "key", name="pk_stumble"),
        *_references("stumble", VERSION_AND_LEARNER | {"run_id": "run.id"}),
    )
    op.create_index("ix_stumble_enrollment_id", "stumble", ["enrollment_id"])
    _make_pinned_answer()
    op.create_index("ix_exercise_version_slug", "exercise_version", ["slug"])
    _count_what_happened()


def _make_pinned_answer() -> None:
    referred = {"cohort": "cohort.slug", "author_id": "person.id", "suite_digest": "exercise_version.suite_digest"}
    op.create_table(
        "pinned_answer",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("cohort", "exercise", "key", "check_id")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("fr", "en", "author_id")),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suite_digest", sa.Text(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("cohort", "exercise", "key", name="pk_pinned_answer"),
        *_references("pinned_answer", referred),
    )
    op.create_index("ix_pinned_answer_author_id", "pinned_answer", ["author_id"])


def _references(table: str, keys: Mapping[str, str]) -> list[sa.ForeignKeyConstraint]:
    return [sa.ForeignKeyConstraint([name], [key], name=f"fk_{table}_{name}") for name, key in keys.items()]


def _count_what_happened() -> None:
    """Go through the runs that ended, the oldest first, as if each ended now."""
    ended = (
        sa.select(RUN.c.id, RUN.c.suite_digest, RESULT, *SUBMISSION.c)
        .select_from(RUN.join(SUBMISSION, SUBMISSION.c.id == RUN.c.submission_id))
        .where(RUN.c.finished_at.is_not(None), sa.literal_column("run.result").is_not(None))
        .order_by(RUN.c.finished_at)
    )
    efforts: dict[tuple[str, str], Row] = {}
    stumbles: dict[tuple[str, str, str], Row] = {}
    runs = op.get_bind().execute(ended.execution_options(yield_per=AT_ONCE))
    for run_id, suite, result, _, learner, exercise, at in runs:
        if not isinstance(result, dict) or result.get("verdict") not in {"passed", "failed", "timed_out"}:
            continue
        stumble = _stumble(exercise, result)
        key = stumble.get("key")
        one = efforts.setdefault((suite, learner), dict(zip(EFFORT, (suite, learner, 0, at, None, None), strict=True)))
        if one["passed_at"] is None:
            passed_at = None if stumble else at
            one |= {"tries": one["tries"] + 1, "began_at": min(one["began_at"], at)}
            one |= {"passed_at": passed_at, "stopped_by": key}
        if key:
            told = {"suite_digest": suite, "enrollment_id": learner, "run_id": run_id, "at": at}
            stumbles[suite, learner, key] = stumble | told
    _store("effort", EFFORT, list(efforts.values()))
    _store("stumble", STUMBLE, list(stumbles.values()))


def _stumble(exercise: str, result: Row) -> Row:
    """Return what stopped a run; nothing where it passed."""
    if result["verdict"] == "passed":
        return {}
    failed = next((check for check in result["checks"] if check["outcome"] == "failed"), None)
    seen: Row = failed or result
    check, reason, actual = seen.get("id", ""), seen["reason"] or "check_failed", seen.get("actual")
    message = None if seen["message"] is None else Message(**seen["message"])
    return {"check_id": check, "reason": reason, "key": key_of(exercise, check, reason, message, actual)}


def _store(table: str, names: tuple[str, ...], rows: list[Row]) -> None:
    columns = (sa.column(name, sa.DateTime(timezone=True) if name in MOMENTS else None) for name in names)
    if rows:
        op.get_bind().execute(sa.insert(sa.table(table, *columns)), rows)
