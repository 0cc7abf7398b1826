"""What we know of each learner's repository."""

from collections.abc import Mapping

from sqlalchemy import Connection, RowMapping, Select, and_, bindparam, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.learners import Learners
from grader.adapters.database.upserts import upsert
from grader.domain.submission import Repository

BY_ID = select(tables.repository).where(tables.repository.c.id == bindparam("id"))
BY_PATH = select(tables.repository).where(
    tables.repository.c.cohort == bindparam("cohort"),
    tables.repository.c.handle == bindparam("handle"),
    tables.repository.c.erased_at.is_(None),
)
WITH_OWNER = BY_PATH.add_columns(tables.enrollment.c.person_id).join(
    tables.enrollment, tables.enrollment.c.id == tables.repository.c.enrollment_id
)
BY_ENROLLMENT = select(tables.repository).where(tables.repository.c.enrollment_id == bindparam("enrollment_id"))
TREES = select(tables.repository_tree.c.exercise, tables.repository_tree.c.tree).where(
    tables.repository_tree.c.repository_id == bindparam("repository_id")
)
GIVEN = (
    select(tables.assignment.c.exercise, tables.repository_tree.c.tree)
    .join(tables.repository, tables.repository.c.cohort == tables.assignment.c.cohort)
    .outerjoin(
        tables.repository_tree,
        and_(
            tables.repository_tree.c.repository_id == tables.repository.c.id,
            tables.repository_tree.c.exercise == tables.assignment.c.exercise,
        ),
    )
    .where(tables.repository.c.id == bindparam("repository_id"))
    .order_by(tables.assignment.c.position, tables.assignment.c.exercise)
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
    )


class StoredRepositories:
    """`grader.engine.records.RepositoryRecords` in the tables `repository` and `repository_tree`."""

    def __init__(self, connection: Connection, learners: Learners) -> None:
        self._connection = connection
        self._learners = learners

    def add(self, repository: Repository) -> None:
        """Store a new repository."""
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
        """Return the repository of that id; a writer that read it is alone with its learner until it commits."""
        self._learners.hold_that_of_repository(repository_id)
        return self._one(BY_ID, id=repository_id)

    def with_owner(self, cohort: str, handle: str) -> tuple[Repository, str] | None:
        """Return the repository at that address, and the id of the person whose it is, in one query."""
        row = self._connection.execute(WITH_OWNER, {"cohort": cohort, "handle": handle}).mappings().one_or_none()
        return None if row is None else (repository_of(row), row[tables.enrollment.c.person_id])

    def by_path(self, cohort: str, handle: str) -> Repository | None:
        """Return the repository at that address; one that was erased has none."""
        return self._one(BY_PATH, cohort=cohort, handle=handle)

    def of_enrollment(self, enrollment_id: str) -> Repository | None:
        """Return the repository of a place in a cohort."""
        return self._one(BY_ENROLLMENT, enrollment_id=enrollment_id)

    def all(self) -> tuple[Repository, ...]:
        """Return every repository that was not erased, by id."""
        found = select(tables.repository).where(tables.repository.c.erased_at.is_(None))
        rows = self._connection.execute(found.order_by(tables.repository.c.id)).mappings().all()
        return tuple(repository_of(row) for row in rows)

    def given(self, repository_id: str) -> dict[str, str | None]:
        """Return the exercises that its cohort was given, in order, each with the tree last looked at, or None."""
        return dict(self._connection.execute(GIVEN, {"repository_id": repository_id}).all())

    def trees(self, repository_id: str) -> dict[str, str]:
        """Return the tree id last looked at, by exercise slug: the starter's, or the last submission's."""
        return dict(self._connection.execute(TREES, {"repository_id": repository_id}).all())

    def record(self, repository_id: str, commit: str) -> None:
        """Store the `main` that was looked at."""
        seen = update(tables.repository).where(tables.repository.c.id == repository_id).values(recorded_commit=commit)
        self._connection.execute(seen)

    def remember(self, repository_id: str, trees: Mapping[str, str]) -> None:
        """Store the tree id last looked at, by exercise slug (added or replaced)."""
        for exercise, tree in sorted(trees.items()):
            upsert(
                self._connection,
                tables.repository_tree,
                {"repository_id": repository_id, "exercise": exercise, "tree": tree},
            )

    def _one(self, found: Select[*tuple[object, ...]], **values: str) -> Repository | None:
        row = self._connection.execute(found, values).mappings().one_or_none()
        return None if row is None else repository_of(row)
