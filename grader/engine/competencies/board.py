"""A cohort's competency board: each learner's standing in each competency, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.competencies.framework import Framework, declared_as, parted
from grader.domain.competencies.standing import CompetencyState
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.errors import NotFound
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
        return sum(cell.state is CompetencyState.VALIDATED for cell in self.cells)


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
class CompetencyBoard:
    """What the board shows, a table a framework."""

    cohort: Cohort
    frameworks: tuple[FrameworkBoard, ...]


def competency_board(viewer: Person, slug: str, *, database: Database) -> CompetencyBoard:
    """Return a cohort's competency board, for its staff; those who left are not on it.

    Raises:
        NotFound: There is no such cohort, or the viewer is not of its staff.
    """
    with database.read() as tx:
        cohort = tx.cohorts.get(slug)
        if cohort is None or not may_see_everyone(viewer, slug, tx):
            raise NotFound("cohort", slug=slug)
        known = tx.competencies.frameworks().newest
        counts: dict[Key, int] = {
            (one.enrollment_id, one.framework, one.competency): one.count for one in tx.competencies.counts(slug)
        }
        said = {(one.enrollment_id, one.framework, one.competency): one for one in tx.competencies.validations_in(slug)}
        trained = _trained(slug, tx)
        concerned = {parted(name)[0] for name in trained} | {key[1] for key in (*counts, *said)}
        chosen = [one for one in known.values() if one.slug in concerned] or list(known.values())
        places = [one for one in tx.cohorts.enrollments(slug) if one.status is not EnrollmentStatus.LEFT]
    people = sorted(((one.id, one.person) for one in places), key=lambda one: one[1].list_order)
    return CompetencyBoard(
        cohort,
        tuple(
            FrameworkBoard(
                one,
                frozenset(
                    each.code
                    for each in one.competencies
                    if each.by_person or declared_as(one.slug, each.code) not in trained
                ),
                tuple(CompetencyRow(person, _cells(place, one, counts, said)) for place, person in people),
            )
            for one in chosen
        ),
    )


def _trained(slug: str, tx: Transaction) -> frozenset[str]:
    exercises = tx.catalog.current_among([one.exercise for one in tx.cohorts.assignments(slug)])
    return frozenset(name for one in exercises.values() for name in one.all_competencies)


def _cells(
    place: str, framework: Framework, counts: Mapping[Key, int], said: Mapping[Key, Validation]
) -> tuple[CompetencyCell, ...]:
    keys = [(place, framework.slug, one.code) for one in framework.competencies]
    return tuple(_cell(counts.get(key, 0), said.get(key)) for key in keys)


def _cell(evidence: int, said: Validation | None) -> CompetencyCell:
    if said is not None and said.decision is Decision.VALIDATED:
        return CompetencyCell(CompetencyState.VALIDATED, evidence)
    return CompetencyCell(CompetencyState.EVIDENCED if evidence else CompetencyState.OPEN, evidence)
