"""Keep competency frameworks, what speaks for learners' competencies, and what people said of these.

The framework that was a file of the program is its own version 1, and passes of before speak for what was declared.
"""

import tomllib
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"

SHIPPED = Path(__file__).parents[1] / "frameworks" / "dwwm-2023.toml"
FRAMEWORK = sa.table("framework", sa.column("slug"), sa.column("version"), sa.column("document", sa.JSON()))
MOMENT = sa.DateTime(timezone=True)
TEXTS = ("enrollment_id", "framework", "competency", "kind", "source", "submission_id", "run_id")
EVIDENCE = sa.table("evidence", *map(sa.column, TEXTS), sa.column("version"), sa.column("at", MOMENT))
VERSION = sa.table("exercise_version", sa.column("suite_digest"), sa.column("document", sa.JSON()))
CELL = sa.table("progress", *map(sa.column, ("enrollment_id", "exercise", "submission_id", "status")))
HAND_IN = sa.table("submission", sa.column("id"), sa.column("received_at", MOMENT))
RUN = sa.table("run", *map(sa.column, ("id", "submission_id", "suite_digest", "state", "regrade_id", "queued_at")))


def upgrade() -> None:
    """Make the tables, bring in what was shipped, and let passes speak."""
    _make_tables()
    shipped = tomllib.loads(SHIPPED.read_text("utf-8"))
    document = shipped | {"dated": shipped["dated"].isoformat()}
    slug = document.pop("slug")
    op.bulk_insert(FRAMEWORK, [{"slug": slug, "version": 1, "document": document}])
    rows = _spoken(slug)
    if rows:
        op.bulk_insert(EVIDENCE, rows)


def _make_tables() -> None:
    op.create_table(
        "framework",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "version", name="pk_framework"),
    )
    op.create_table(
        "evidence",
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS[:5]),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS[5:]),
        sa.PrimaryKeyConstraint(*TEXTS[:5], name="pk_evidence"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_evidence_enrollment_id"),
    )
    _make_validations()


def _make_validations() -> None:
    before, after = ("id", "enrollment_id", "framework"), ("competency", "decision", "comment", "decided_on")
    op.create_table(
        "validation",
        *(sa.Column(name, sa.Text(), nullable=False) for name in before),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in after),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_validation"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_validation_enrollment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_validation_person_id"),
    )
    for column in ("enrollment_id", "person_id"):
        op.create_index(f"ix_validation_{column}", "validation", [column])


def _spoken(shipped: str) -> list[dict[str, object]]:
    """Return what passes of before speak for; of a hand-in's several runs the first tells."""
    bind = op.get_bind()
    documents = bind.execute(sa.select(VERSION.c.suite_digest, VERSION.c.document)).all()
    declared = {digest: document.get("competencies", ()) for digest, document in documents}
    passes = (
        sa.select(
            CELL.c.enrollment_id, CELL.c.exercise, HAND_IN.c.id, HAND_IN.c.received_at, RUN.c.id, RUN.c.suite_digest
        )
        .join_from(CELL, HAND_IN, HAND_IN.c.id == CELL.c.submission_id)
        .join(RUN, RUN.c.submission_id == HAND_IN.c.id)
        .where(CELL.c.status == "passed", RUN.c.state == "finished", RUN.c.regrade_id.is_(None))
        .order_by(CELL.c.enrollment_id, CELL.c.exercise, RUN.c.queued_at)
    )
    found: dict[tuple[str, str, str], dict[str, object]] = {}
    for learner, exercise, hand_in, at, run, digest in bind.execute(passes):
        for name in declared.get(digest, ()):
            framework, _, code = name.rpartition(".")
            row = dict(zip(TEXTS, (learner, framework, code, "exercise", exercise, hand_in, run), strict=True))
            found.setdefault((learner, name, exercise), row | {"version": int(framework == shipped), "at": at})
    return list(found.values())
