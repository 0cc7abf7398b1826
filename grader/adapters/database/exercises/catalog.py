"""Published exercise versions, whole, and which one is current of each slug."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, Connection, Select, bindparam, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.cohorts.moved import MovedCohorts
from grader.adapters.database.upserts import upsert
from grader.adapters.database.exercises.versions import document_of, exercise_of
from grader.domain.exercises.exercise import Exercise

VERSION = tables.exercise_version.c
OF_SUITE = select(VERSION.document_digest).where(VERSION.suite_digest == bindparam("of_suite"))
ALL_CURRENT = select(VERSION.document_digest).join(
    tables.exercise, tables.exercise.c.suite_digest == VERSION.suite_digest
)
CURRENT = ALL_CURRENT.where(tables.exercise.c.slug == bindparam("slug"))
CURRENT_AMONG = ALL_CURRENT.where(tables.exercise.c.slug.in_(bindparam("slugs", expanding=True)))
GIVEN = (
    ALL_CURRENT.join(tables.assignment, tables.assignment.c.exercise == tables.exercise.c.slug)
    .where(tables.assignment.c.cohort == bindparam("cohort"), tables.exercise.c.withdrawn_at.is_(None))
    .order_by(tables.assignment.c.position, tables.assignment.c.exercise)
)
GIVEN_OF = GIVEN.where(tables.exercise.c.slug.in_(bindparam("slugs", expanding=True)))
MOST_ASKED = 20
"""Slugs that are named in a question; of more, which a learner's folders may be, all is read and looked through."""


class KnownVersions:
    """Versions already read by this process, by the digest of their document, so that none can be out of date."""

    def __init__(self, limit: int = 512) -> None:
        self._limit = limit
        self._known: dict[str, Exercise] = {}

    def get(self, document_digest: str) -> Exercise | None:
        """Return the version of that document, if it was read before."""
        return self._known.get(document_digest)

    def keep(self, document_digest: str, exercise: Exercise) -> None:
        """Remember a version; a full memory is emptied, which needs no lock (a fork could inherit one held)."""
        if len(self._known) >= self._limit:
            self._known.clear()
        self._known[document_digest] = exercise


class StoredCatalog:
    """`grader.engine.ports.exercises.Catalog` in the tables `exercise_version` and `exercise`."""

    def __init__(self, connection: Connection, known: KnownVersions, moved: MovedCohorts) -> None:
        self._connection = connection
        self._moved = moved
        self._known = known

    def publish(self, exercise: Exercise, at: datetime) -> None:
        """Store a version and make it the current one of its slug.

        A known digest gets what it comes with of texts, hints, starter and whatever else decides no verdict.
        """
        self._remember_starter(exercise, at)
        document = document_of(exercise)
        digest = sha256(json.dumps(document, sort_keys=True).encode("ascii")).hexdigest()
        same = (VERSION.suite_digest == exercise.suite_digest) & (VERSION.slug == exercise.slug)
        mended = update(tables.exercise_version).where(same).values(document_digest=digest, document=document)
        if self._connection.execute(mended).rowcount == 0:
            self._connection.execute(
                insert(tables.exercise_version).values(
                    suite_digest=exercise.suite_digest,
                    slug=exercise.slug,
                    document_digest=digest,
                    document=document,
                    published_at=at,
                )
            )
        current = {"slug": exercise.slug, "suite_digest": exercise.suite_digest, "published_at": at}
        upsert(self._connection, tables.exercise, current)
        self._moved.note_exercise(exercise.slug)

    def _remember_starter(self, exercise: Exercise, at: datetime) -> None:
        before = self.current(exercise.slug)
        rows = (
            {"exercise": exercise.slug, "path": file.path, "digest": file.digest}
            for one in (before, exercise)
            for file in (one.starter if one else ())
        )
        upsert(self._connection, tables.given_file, *rows)
        if before is not None and set(before.starter) != set(exercise.starter):
            due = update(tables.exercise).where(tables.exercise.c.slug == exercise.slug)
            self._connection.execute(due.values(starter_due_at=at))

    def starters_due(self) -> dict[str, datetime]:
        found = select(tables.exercise.c.slug, tables.exercise.c.starter_due_at)
        open_ones = tables.exercise.c.starter_due_at.is_not(None), tables.exercise.c.withdrawn_at.is_(None)
        rows = self._connection.execute(found.where(*open_ones)).all()
        return {slug: at for slug, at in rows if at is not None}

    def starter_brought(self, slug: str, due_at: datetime) -> None:
        same = (tables.exercise.c.slug == slug) & (tables.exercise.c.starter_due_at == due_at)
        self._connection.execute(update(tables.exercise).where(same).values(starter_due_at=None))

    def given_files(self, slug: str) -> dict[str, frozenset[str]]:
        found = select(tables.given_file.c.path, tables.given_file.c.digest)
        found = found.where(tables.given_file.c.exercise == slug)
        digests = defaultdict[str, set[str]](set)
        for path, digest in self._connection.execute(found).all():
            digests[path].add(digest)
        return {path: frozenset(known) for path, known in digests.items()}

    def current(self, slug: str) -> Exercise | None:
        return next(iter(self._read(CURRENT, {"slug": slug})), None)

    def version(self, suite_digest: str) -> Exercise | None:
        return next(iter(self._read(OF_SUITE, {"of_suite": suite_digest})), None)

    def versions(self, slug: str, limit: int) -> tuple[tuple[Exercise, datetime], ...]:
        listed = select(VERSION.suite_digest, VERSION.document_digest, VERSION.published_at).where(VERSION.slug == slug)
        newest = listed.order_by(VERSION.published_at.desc(), VERSION.suite_digest).limit(limit)
        rows = self._connection.execute(newest).all()
        found = {exercise.suite_digest: exercise for exercise in self._of_documents([row[1] for row in rows])}
        return tuple((found[digest], at) for digest, _, at in rows if digest in found)

    def published_at(self, slug: str) -> datetime | None:
        return self._connection.scalar(select(tables.exercise.c.published_at).where(tables.exercise.c.slug == slug))

    def withdraw(self, slug: str, at: datetime | None) -> None:
        self._connection.execute(
            update(tables.exercise).where(tables.exercise.c.slug == slug).values(withdrawn_at=at)
        )
        self._moved.note_exercise(slug)

    def withdrawn(self) -> dict[str, datetime]:
        found = select(tables.exercise.c.slug, tables.exercise.c.withdrawn_at)
        rows = self._connection.execute(found.where(tables.exercise.c.withdrawn_at.is_not(None))).all()
        return {slug: at for slug, at in rows}

    def current_among(self, slugs: Sequence[str]) -> dict[str, Exercise]:
        return {exercise.slug: exercise for exercise in self._read(CURRENT_AMONG, {"slugs": slugs})}

    def of_documents(self, digests: Sequence[str]) -> dict[str, Exercise]:
        return {exercise.slug: exercise for exercise in self._of_documents(digests)}

    def given(self, cohort: str, slugs: Collection[str] | None = None) -> tuple[Exercise, ...]:
        """Return the current versions of those of these exercises that a cohort can hand in, in its order.

        Args:
            slugs: Names of folders, as learners wrote them; None: all that it was given.
        """
        if slugs is None or len(slugs) > MOST_ASKED:
            return tuple(one for one in self._read(GIVEN, {"cohort": cohort}) if slugs is None or one.slug in slugs)
        asked = sorted(filter(str.isascii, slugs))  # a name that is not even text has no place in a question
        return tuple(self._read(GIVEN_OF, {"cohort": cohort, "slugs": asked})) if asked else ()

    def all_current(self) -> tuple[Exercise, ...]:
        return tuple(sorted(self._read(ALL_CURRENT), key=lambda exercise: exercise.slug))

    def _read(self, found: Select[str], values: Mapping[str, object] | None = None) -> Iterable[Exercise]:
        yield from self._of_documents(self._connection.scalars(found, dict(values or {})).all())

    def _of_documents(self, digests: Sequence[str]) -> Iterator[Exercise]:
        """Yield the versions of these documents, in order; documents are large, so only unknown ones are fetched."""
        known = {digest: self._known.get(digest) for digest in digests}
        unknown = [digest for digest, exercise in known.items() if exercise is None]
        fetched = self._fetch(VERSION.document_digest.in_(unknown)) if unknown else {}
        for digest in digests:
            exercise = known[digest] or fetched.get(digest)
            if exercise is not None:
                yield exercise

    def _fetch(self, condition: ColumnElement[bool]) -> dict[str, Exercise]:
        found = select(VERSION.document_digest, VERSION.document).where(condition)
        fetched: dict[str, Exercise] = {}
        for row in self._connection.execute(found).mappings().all():
            fetched[row["document_digest"]] = exercise_of(row["document"])
            self._known.keep(row["document_digest"], fetched[row["document_digest"]])
        return fetched
