"""A cohort's competency board: each learner's standing in each competency, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.competencies.framework import Framework, declared_as, parted
from grader.domain.competencies.standing import CompetencyState
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.errors import NotFound
from grader.domain.page import PEOPLE_SHOWN, Page, page_of, whole
from grader.domain.people import Person
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction

Key = tuple[str, str, str]
"""A learner's place, a framework and a code of it."""


@dataclass(frozen=True)
class CompetencyCell:
    """Where a learner stands in a competency.

    Attributes:
        evidence: How many things speak for it.
    """

    state: CompetencyState
    evidence: int


@dataclass(frozen=True)
class CompetencyRow:
    """A learner, with a cell for each competency of the framework, in its order."""

    person: Person
    cells: tuple[CompetencyCell, ...]

    @property
    def validated(self) -> int:
        """Return how many are validated."""
        return [cell.state for cell in self.cells].count(CompetencyState.VALIDATED)


@dataclass(frozen=True)
class FrameworkBoard:
    """A cohort in one framework.

    Attributes:
        by_person: The codes that nothing but a person can assess here.
        rows: By name.
    """

    framework: Framework
    by_person: frozenset[str]
    rows: tuple[CompetencyRow, ...]


@dataclass(frozen=True)
class AskedLearners:
    """Which learners to show.

    Attributes:
        name: A part of their names; empty for everybody.
        page: From 1.
    """

    name: str = ""
    page: int = 1


@dataclass(frozen=True)
class CompetencyBoard:
    """What the board shows, a table a framework.

    Attributes:
        learners: Which of those who were asked for are shown.
    """

    cohort: Cohort
    frameworks: tuple[FrameworkBoard, ...]
    learners: Page


def competency_board(
    viewer: Person, slug: str, asked: AskedLearners | None = None, *, database: Database
) -> CompetencyBoard:
    """Return a cohort's competency board, for its staff; those who left are not on it.

    Args:
        asked: Which learners to show, fifty a page; None for all of them on one.

    Raises:
        NotFound: There is no such cohort, or the viewer is not of its staff.
    """
    with database.read() as tx:
        cohort = tx.cohorts.get(slug)
        if cohort is None or not may_see_everyone(viewer, slug, tx):
            raise NotFound("cohort", slug=slug)
        trained = _trained(slug, tx)
        chosen, found = _chosen(slug, trained, tx), _found(slug, asked, tx)
        page = whole(len(found)) if asked is None else page_of(asked.page, PEOPLE_SHOWN, len(found))
        people = page.of(found)
        spoken = _WhatSpeaks.of(slug, None if asked is None else [place for place, _ in people], tx)
    boards = (
        FrameworkBoard(
            one,
            _by_person(one, trained),
            tuple(CompetencyRow(person, spoken.cells(place, one)) for place, person in people),
        )
        for one in chosen
    )
    return CompetencyBoard(cohort, tuple(boards), page)


@dataclass(frozen=True)
class _WhatSpeaks:
    """What speaks for learners, and the newest that was said of each competency."""

    counts: Mapping[Key, int]
    said: Mapping[Key, Validation]

    @classmethod
    def of(cls, slug: str, among: Sequence[str] | None, tx: Transaction) -> "_WhatSpeaks":
        counts, said = tx.competencies.counts(slug, among), tx.competencies.validations_in(slug, among)
        return cls(
            {(one.enrollment_id, one.framework, one.competency): one.count for one in counts},
            {(one.enrollment_id, one.framework, one.competency): one for one in said},
        )

    def cells(self, place: str, framework: Framework) -> tuple[CompetencyCell, ...]:
        keys = [(place, framework.slug, one.code) for one in framework.competencies]
        return tuple(_cell(self.counts.get(key, 0), self.said.get(key)) for key in keys)


def _chosen(slug: str, trained: frozenset[str], tx: Transaction) -> list[Framework]:
    """Return the frameworks that concern a cohort, or all where none does."""
    known = tx.competencies.frameworks().newest
    concerned = {parted(name)[0] for name in trained} | tx.competencies.concerned(slug)
    return [one for one in known.values() if one.slug in concerned] or list(known.values())


def _by_person(framework: Framework, trained: frozenset[str]) -> frozenset[str]:
    return frozenset(
        one.code
        for one in framework.competencies
        if one.by_person or declared_as(framework.slug, one.code) not in trained
    )


def _found(slug: str, asked: AskedLearners | None, tx: Transaction) -> list[tuple[str, Person]]:
    """Return the places and people asked for, by name."""
    places = [(one.id, one.person) for one in tx.cohorts.enrollments(slug) if one.status is not EnrollmentStatus.LEFT]
    name = "" if asked is None else asked.name
    return sorted((one for one in places if one[1].has_in_name(name)), key=lambda one: one[1].list_order)


def _trained(slug: str, tx: Transaction) -> frozenset[str]:
    exercises = tx.catalog.current_among([one.exercise for one in tx.cohorts.assignments(slug)])
    return frozenset(name for one in exercises.values() for name in one.all_competencies)


def _cell(evidence: int, said: Validation | None) -> CompetencyCell:
    return _shared(evidence, said is not None and said.decision is Decision.VALIDATED)


@lru_cache(maxsize=1_000)
def _shared(evidence: int, validated: bool) -> CompetencyCell:  # noqa: FBT001
    """Return a cell, the same one for all that look alike: of a large cohort they are thousands."""
    if validated:
        return CompetencyCell(CompetencyState.VALIDATED, evidence)
    return CompetencyCell(CompetencyState.EVIDENCED if evidence else CompetencyState.OPEN, evidence)
