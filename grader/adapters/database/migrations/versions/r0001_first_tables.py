"""Make the first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, those that others refer to first."""
    _make_person()
    _make_session()
    _make_access_token()
    _make_invitation()
    _make_cohort()
    _make_staff()
    _make_enrollment()
    _make_assignment()
    _make_exercise_version()
    _make_exercise()
    _make_repository()
    _make_repository_tree()
    _make_submission()
    _make_run()
    _make_outbox()
    _make_progress()


def _make_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("language", sa.Text()),
        sa.Column("password_hash", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("handle", name="uq_person_handle"),
    )


def _make_session() -> None:
    op.create_table(
        "session",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_session_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_session"),
        sa.UniqueConstraint("secret_hash", name="uq_session_secret_hash"),
    )
    op.create_index("ix_session_person_id", "session", ["person_id"])


def _make_access_token() -> None:
    op.create_table(
        "access_token",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_used_at", sa.DateTime(timezone=True)),
        sa.Column("revoked_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_access_token_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_access_token"),
        sa.UniqueConstraint("secret_hash", name="uq_access_token_secret_hash"),
    )
    op.create_index("ix_access_token_person_id", "access_token", ["person_id"])


def _make_invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_invitation_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("secret_hash", name="uq_invitation_secret_hash"),
    )
    op.create_index("ix_invitation_person_id", "invitation", ["person_id"])


def _make_cohort() -> None:
    op.create_table(
        "cohort",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_cohort"),
        sa.UniqueConstraint("slug", name="uq_cohort_slug"),
    )


def _make_staff() -> None:
    op.create_table(
        "staff",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_staff_cohort"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_staff_person_id"),
        sa.PrimaryKeyConstraint("cohort", "person_id", name="pk_staff"),
    )
    op.create_index("ix_staff_person_id", "staff", ["person_id"])


def _make_enrollment() -> None:
    op.create_table(
        "enrollment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_enrollment_cohort"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_enrollment_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_enrollment"),
        sa.UniqueConstraint("cohort", "person_id", name="uq_enrollment_cohort_person_id"),
    )
    op.create_index("ix_enrollment_person_id", "enrollment", ["person_id"])


def _make_assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_assignment_cohort"),
        sa.PrimaryKeyConstraint("cohort", "exercise", name="pk_assignment"),
    )


def _make_exercise_version() -> None:
    op.create_table(
        "exercise_version",
        sa.Column("suite_digest", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("document_digest", sa.Text(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("suite_digest", name="pk_exercise_version"),
    )


def _make_exercise() -> None:
    op.create_table(
        "exercise",
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("suite_digest", sa.Text(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["suite_digest"], ["exercise_version.suite_digest"], name="fk_exercise_suite_digest"),
        sa.PrimaryKeyConstraint("slug", name="pk_exercise"),
    )


def _make_repository() -> None:
    op.create_table(
        "repository",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("cohort", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("recorded_commit", sa.Text()),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.slug"], name="fk_repository_cohort"),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_repository_enrollment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_repository"),
        sa.UniqueConstraint("cohort", "handle", name="uq_repository_cohort_handle"),
        sa.UniqueConstraint("enrollment_id", name="uq_repository_enrollment_id"),
    )


def _make_repository_tree() -> None:
    op.create_table(
        "repository_tree",
        sa.Column("repository_id", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("tree", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["repository_id"], ["repository.id"], name="fk_repository_tree_repository_id"),
        sa.PrimaryKeyConstraint("repository_id", "exercise", name="pk_repository_tree"),
    )


def _make_submission() -> None:
    op.create_table(
        "submission",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("repository_id", sa.Text(), nullable=False),
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("commit", sa.Text(), nullable=False),
        sa.Column("tree", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_submission_enrollment_id"),
        sa.ForeignKeyConstraint(["exercise"], ["exercise.slug"], name="fk_submission_exercise"),
        sa.ForeignKeyConstraint(["repository_id"], ["repository.id"], name="fk_submission_repository_id"),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
        sa.UniqueConstraint("repository_id", "commit", "exercise", name="uq_submission_repository_id_commit_exercise"),
    )
    op.create_index(
        "ix_submission_enrollment_id_exercise_number", "submission", ["enrollment_id", "exercise", "number"]
    )
    op.create_index("ix_submission_enrollment_id_received_at", "submission", ["enrollment_id", "received_at"])
    op.create_index("ix_submission_repository_id_exercise", "submission", ["repository_id", "exercise"])


def _make_run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("suite_digest", sa.Text(), nullable=False),
        sa.Column("image_digest", sa.Text()),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("token", sa.Text()),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("result", sa.JSON()),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_run_submission_id"),
        sa.ForeignKeyConstraint(["suite_digest"], ["exercise_version.suite_digest"], name="fk_run_suite_digest"),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_index("ix_run_state_queue_queued_at", "run", ["state", "queue", "queued_at"])
    op.create_index("ix_run_submission_id_queued_at", "run", ["submission_id", "queued_at"])


def _make_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_outbox_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )


def _make_progress() -> None:
    op.create_table(
        "progress",
        sa.Column("enrollment_id", sa.Text(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("passed_checks", sa.Integer(), nullable=False),
        sa.Column("total_checks", sa.Integer(), nullable=False),
        sa.Column("submissions", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Text()),
        sa.Column("last_at", sa.DateTime(timezone=True)),
        sa.Column("passed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["enrollment_id"], ["enrollment.id"], name="fk_progress_enrollment_id"),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_progress_submission_id"),
        sa.PrimaryKeyConstraint("enrollment_id", "exercise", name="pk_progress"),
    )
