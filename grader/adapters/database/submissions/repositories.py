"""What we know of each learner's repository."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, RowMapping, Select, bindparam, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.learner_locks import LearnerLocks
from grader.adapters.database.upserts import upsert
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.submissions.submission import Repository

BY_IDS = select(tables.repository).where(tables.repository.c.id.in_(bindparam("ids", expanding=True)))
ALONE = (
    BY_IDS.join(tables.enrollment, tables.enrollment.c.id == tables.repository.c.enrollment_id)
    .order_by(tables.enrollment.c.id)
    # The learner first, as everywhere; and the row itself, so that it is read as whoever was alone before has left it.
    .with_for_update(of=[tables.enrollment, tables.repository], key_share=True)
)
BY_PATH = select(tables.repository).where(
    tables.repository.c.cohort == bindparam("cohort"),
    tables.repository.c.handle == bindparam("handle"),
    tables.repository.c.erased_at.is_(None),
)
WITH_OWNER = BY_PATH.add_columns(tables.enrollment.c.person_id, tables.enrollment.c.status).join(
    tables.enrollment, tables.enrollment.c.id == tables.repository.c.enrollment_id
)
BY_ENROLLMENT = select(tables.repository).where(tables.repository.c.enrollment_id == bindparam("enrollment_id"))
TREES = select(tables.repository_tree).where(
    tables.repository_tree.c.repository_id.in_(bindparam("repository_ids", expanding=True))
)
"""Built once: building a statement costs several times its execution, and each hand-in needs these."""


def repository_of(row: RowMapping) -> Repository:
    """Return the repository of a row that holds all columns of `repository`."""
    return Repository(
        id=row[tables.repository.c.id],
        enrollment_id=row[tables.repository.c.enrollment_id],
        cohort=row[tables.repository.c.cohort],
        handle=row[tables.repository.c.handle],
        recorded_commit=row[tables.repository.c.recorded_commit],
        stored=True,
    )


class StoredRepositories:
    """`grader.engine.ports.submissions.RepositoryRecords` in the tables `repository` and `repository_tree`."""

    def __init__(self, connection: Connection, learners: LearnerLocks) -> None:
        self._connection = connection
        self._learners = learners

    def add(self, repository: Repository) -> None:
        self._connection.execute(
            insert(tables.repository).values(
                id=repository.id,
                enrollment_id=repository.enrollment_id,
                cohort=repository.cohort,
                handle=repository.handle,
                recorded_commit=repository.recorded_commit,
            )
        )

    def get(self, repository_id: str) -> Repository | None:
        return self.get_all([repository_id]).get(repository_id)

    def get_all(self, repository_ids: Collection[str]) -> dict[str, Repository]:
        """Return the repositories of these ids, by id; a writer is alone with their learners until it commits."""
        found = ALONE if self._learners.can_hold else BY_IDS
        rows = self._connection.execute(found, {"ids": list(repository_ids)}).mappings().all()
        repositories = {one.id: one for one in map(repository_of, rows)}
        self._learners.holds(*(one.enrollment_id for one in repositories.values()))
        return repositories

    def with_owner(self, cohort: str, handle: str) -> tuple[Repository, str, EnrollmentStatus] | None:
        row = self._connection.execute(WITH_OWNER, {"cohort": cohort, "handle": handle}).mappings().one_or_none()
        owner = tables.enrollment.c
        return None if row is None else (repository_of(row), row[owner.person_id], row[owner.status])

    def by_path(self, cohort: str, handle: str) -> Repository | None:
        return self._one(BY_PATH, cohort=cohort, handle=handle)

    def of_enrollment(self, enrollment_id: str) -> Repository | None:
        return self._one(BY_ENROLLMENT, enrollment_id=enrollment_id)

    def with_exercise(self, slug: str) -> tuple[Repository, ...]:
        held, given = tables.repository.c, tables.assignment.c
        places = tables.repository.join(tables.enrollment, tables.enrollment.c.id == held.enrollment_id)
        places = places.join(tables.assignment, given.cohort == held.cohort)
        active = tables.enrollment.c.status == EnrollmentStatus.ACTIVE
        found = select(tables.repository).select_from(places).where(given.exercise == slug, active)
        found = found.where(held.erased_at.is_(None)).order_by(held.cohort, held.handle)
        return tuple(map(repository_of, self._connection.execute(found).mappings().all()))

    def all(self) -> tuple[Repository, ...]:
        """Return every repository that was not erased, by id."""
        found = select(tables.repository).where(tables.repository.c.erased_at.is_(None))
        rows = self._connection.execute(found.order_by(tables.repository.c.id)).mappings().all()
        return tuple(repository_of(row) for row in rows)

    def trees(self, repository_id: str) -> dict[str, str]:
        return self.trees_of([repository_id])[repository_id]

    def trees_of(self, repository_ids: Collection[str]) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {one: {} for one in repository_ids}
        for repository_id, exercise, tree in self._connection.execute(TREES, {"repository_ids": list(found)}).all():
            found[repository_id][exercise] = tree
        return found

    def record(self, repository_id: str, commit: str) -> None:
        seen = update(tables.repository).where(tables.repository.c.id == repository_id).values(recorded_commit=commit)
        self._connection.execute(seen)

    def remember(self, looked_at: Mapping[str, Mapping[str, str]]) -> None:
        rows = [
            {"repository_id": repository_id, "exercise": exercise, "tree": tree}
            for repository_id, trees in sorted(looked_at.items())
            for exercise, tree in sorted(trees.items())
        ]
        upsert(self._connection, tables.repository_tree, *rows)

    def _one(self, found: Select[*tuple[object, ...]], **values: str) -> Repository | None:
        row = self._connection.execute(found, values).mappings().one_or_none()
        return None if row is None else repository_of(row)
