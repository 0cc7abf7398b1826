"""Let runs stand in line by learner, and hosts say that they live."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

IN_LINE, WAITING = sa.TextClause("place IS NOT NULL"), sa.TextClause("state = 'queued'")


def upgrade() -> None:
    """Copy each run's learner from its submission, put those that wait in line, and make the table of hosts."""
    with op.batch_alter_table("run") as table:
        table.add_column(sa.Column("enrollment_id", sa.Text()))
        table.add_column(sa.Column("host", sa.Text()))
        table.add_column(sa.Column("place", sa.Integer()))
    op.execute(
        "UPDATE run SET enrollment_id ="
        " (SELECT submission.enrollment_id FROM submission WHERE submission.id = run.submission_id)"
    )
    _put_in_line()
    with op.batch_alter_table("run") as table:
        table.alter_column("enrollment_id", existing_type=sa.Text(), nullable=False)
        table.create_foreign_key("fk_run_enrollment_id", "enrollment", ["enrollment_id"], ["id"])
    _make_indexes()
    _make_host()


def _put_in_line() -> None:
    """Give a place to each learner's newest waiting run of a queue, whoever has waited longest first."""
    connection = op.get_bind()
    newest_first = sa.TextClause(
        "SELECT run.id, run.queue, run.enrollment_id, run.queued_at FROM run"
        " JOIN submission ON submission.id = run.submission_id"
        " WHERE run.state = 'queued' ORDER BY submission.number DESC, run.queued_at"
    )
    heads: dict[tuple[str, str], tuple[str, str]] = {}
    for run_id, queue, enrollment_id, queued_at in connection.execute(newest_first):
        heads.setdefault((queue, enrollment_id), (queued_at, run_id))
    stand = sa.TextClause("UPDATE run SET place = :place WHERE id = :id")
    for place, (_, run_id) in enumerate(sorted(heads.values()), start=1):
        connection.execute(stand, {"place": place, "id": run_id})


def _make_indexes() -> None:
    op.create_index("ix_run_finished_at", "run", ["finished_at"])
    op.create_index("ix_run_line", "run", ["queue", "place"], sqlite_where=IN_LINE, postgresql_where=IN_LINE)
    op.create_index(
        "uq_run_head", "run", ["enrollment_id", "queue"], unique=True, sqlite_where=IN_LINE, postgresql_where=IN_LINE
    )
    op.create_index("ix_run_waiting", "run", ["enrollment_id", "queue"], sqlite_where=WAITING, postgresql_where=WAITING)


def _make_host() -> None:
    op.create_table(
        "host",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text()),
        sa.Column("draining", sa.Boolean(), nullable=False),
        sa.Column("images", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_host"),
    )
