"""Cohorts, their people and exercises, and the progress table, as they are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Protocol

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.cohorts.progress import Progress, Standing
from grader.domain.cohorts.version import BoardVersion
from grader.domain.people import Person
from grader.domain.verdicts import Status


@dataclass(frozen=True)
class Counted:
    """How the active learners of a cohort stand, all counted at one moment: a column never counts somebody who left.

    Attributes:
        learners: How many they are.
        cells: How many of them stand where, by the slug of an exercise; who has handed nothing in may be missing.
        version: Of which version of the board that was.
    """

    learners: int
    cells: Mapping[str, Mapping[Status, int]]
    version: BoardVersion = field(compare=False, default=BoardVersion(0, 0, 0))

    def numbers(self, exercise: str, *, withdrawn: bool) -> tuple[int, int, int]:
        """Return how many have passed an exercise, stand between, and are still to start; nobody what was withdrawn."""
        passed, under_way, none = self._stored.get(exercise, (0, 0, 0))
        return passed, under_way, none if withdrawn else self.learners - passed - under_way

    @cached_property
    def _stored(self) -> Mapping[str, tuple[int, int, int]]:
        """Return the same of stored cells alone; boards that poll together are told of one count, so it is kept."""
        return {slug: _in_three(counts) for slug, counts in self.cells.items()}


def _in_three(counts: Mapping[Status, int]) -> tuple[int, int, int]:
    passed, none = counts.get(Status.PASSED, 0), counts.get(Status.NONE, 0)
    return passed, sum(counts.values()) - passed - none, none


@dataclass(frozen=True)
class BoardLook:
    """How often what a cohort's board shows had moved, at one moment: numbers, and nothing of anybody.

    Attributes:
        plan: What stands around the cells.
        moves: A cell of each learner, by enrollment.
        places: The enrollment of each learner, by person.
    """

    plan: int
    moves: Mapping[str, int]
    places: Mapping[str, str]

    @property
    def version(self) -> BoardVersion:
        """Return the version of the board at that moment."""
        return BoardVersion(self.plan, sum(self.moves.values()), len(self.moves))


@dataclass(frozen=True)
class MovedCell:
    """A cell that moved.

    Attributes:
        received_at: When the hand-in came that the cell's status is from.
        stopped_check: What stopped the newest try, as `Stumbles.stopping` says it; None where nothing does.
        extended_to: The learner's own date; None where they have none.
        document: What is current of the exercise, for `Catalog.of_documents`; None where it was never published.
    """

    cell: Progress
    received_at: datetime | None
    stopped_check: str | None
    extended_to: datetime | None
    document: str | None = None


@dataclass(frozen=True)
class MovedLearner:
    """A learner of whom cells moved.

    Attributes:
        moves: How often they have.
        standing: How far they are in all that the cohort was given.
        cells: Those that did since somebody looked.
    """

    enrollment_id: str
    person: Person
    moves: int
    standing: Standing
    cells: tuple[MovedCell, ...]


@dataclass(frozen=True)
class Moved:
    """What moved of a board, all of one moment.

    Attributes:
        plan: As `BoardLook` has it; None where there is no such cohort.
    """

    plan: int | None
    learners: tuple[MovedLearner, ...]


class Board(Protocol):
    """The progress table, read by pages in one query."""

    def get(self, enrollment_id: str, exercise: str) -> Progress:
        """Return one cell; an empty one where nothing was handed in."""

    def put(self, *cells: Progress) -> None:
        """Store cells."""

    def version(self, cohort: str) -> BoardVersion:
        """Return how often the board of a cohort has moved, in one query; one that is not there never has."""

    def moves(self, enrollment_ids: Sequence[str]) -> Mapping[str, int]:
        """Return how often a cell of each of these learners has moved."""

    def moved(self, cohort: str, seen: Mapping[str, int]) -> Moved:
        """Return those of these learners who moved otherwise than so often, with the cells that did, in one query."""

    def cells(self, enrollment_ids: Sequence[str], exercises: Sequence[str]) -> tuple[Progress, ...]:
        """Return the stored cells of these learners in these exercises, in one query."""

    def standings(self, cohort: str, enrollment_ids: Sequence[str]) -> dict[str, Standing]:
        """Return how far these learners are in all that the cohort was given, by enrollment, in one query."""

    def counts(self, cohort: str, exercises: Sequence[str]) -> Counted:
        """Return how many active learners there are, and stand where in these exercises, in one query."""

    def count_standing(self, cohort: str, statuses: Sequence[Status], exercises: Sequence[str]) -> Mapping[str, int]:
        """Return how many of these exercises stand like this, by the active learners' enrollments; not who has none."""

    def any_standing(self, cohort: str, statuses: Sequence[Status], exercises: Sequence[str]) -> frozenset[str]:
        """Return the active learners' enrollments of whom one of these exercises at least stands like this."""

    def counts_of_all(self, cohort: str) -> Mapping[Status, int]:
        """Return how many cells of active learners stand where in all that the cohort was given, in one query."""

    def latest(self, cohort: str, limit: int) -> tuple[tuple[Person, Progress], ...]:
        """Return the active learners' cells that were last handed in to, newest first, in one query."""

    def of_enrollment(self, enrollment_id: str) -> tuple[Progress, ...]:
        """Return all stored cells of a learner."""


class Cohorts(Protocol):
    """Cohorts, who is in them, who leads them, and which exercises they were given."""

    def add(self, cohort: Cohort) -> None:
        """Store a new cohort."""

    def get(self, slug: str) -> Cohort | None:
        """Return the cohort of that slug."""

    def get_with_version(self, slug: str) -> tuple[Cohort, BoardVersion] | None:
        """Return the cohort of that slug, and how often its board has moved, in one query."""

    def look(self, slug: str) -> BoardLook | None:
        """Return how often the board of a cohort has moved, learner by learner, in one query.

        Those who only read may be told of a look that this process took a second ago, and what they then read of the
        plan may be what it read of that plan before.
        """

    def rename(self, slug: str, name: str) -> None:
        """Store another name of a cohort."""

    def set_end(self, slug: str, ends_at: datetime) -> None:
        """Store when a cohort ends."""

    def stop_erasure(self, slug: str, at: datetime | None) -> None:
        """Store since when nothing of a cohort may be erased; None lets it go on."""

    def to_be_erased(self) -> tuple[Cohort, ...]:
        """Return the cohorts of which something was announced to be erased, or whose erasure was stopped, by slug."""

    def first_hand_in(self, slug: str) -> datetime | None:
        """Return when something was first handed in in a cohort."""

    def last_hand_in(self, slug: str) -> datetime | None:
        """Return when something was last handed in in a cohort."""

    def all(self) -> tuple[Cohort, ...]:
        """Return all cohorts, by slug."""

    def of_person(self, person_id: str, *, led: bool = True) -> tuple[Cohort, ...]:
        """Return the cohorts a person is enrolled in or, unless `led` is False, is staff of, by slug."""

    def led_by(self, person_id: str) -> tuple[Cohort, ...]:
        """Return the cohorts that a person is staff of, by slug, in one query."""

    def led_with(self, person_id: str, exercise: str) -> tuple[Cohort, ...]:
        """Return the cohorts that a person is staff of and that were given an exercise, by slug, in one query."""

    def add_staff(self, cohort: str, person_id: str) -> None:
        """Let a trainer or lead see a cohort; doing it twice changes nothing."""

    def remove_staff(self, cohort: str, person_id: str) -> None:
        """Take the cohort from a trainer or lead."""

    def staff(self, cohort: str) -> tuple[Person, ...]:
        """Return the trainers and leads of a cohort, by name."""

    def is_staff(self, cohort: str, person_id: str) -> bool:
        """Tell whether this person is a trainer or lead of the cohort."""

    def enroll(self, enrollment: Enrollment) -> None:
        """Store a learner's place in a cohort."""

    def change_place(self, place: Enrollment) -> None:
        """Store the status, its day, the group and the external id of a place that is there."""

    def enrollment(self, enrollment_id: str) -> Enrollment | None:
        """Return the enrollment of that id."""

    def enrollment_of(self, cohort: str, person_id: str) -> Enrollment | None:
        """Return a person's place in a cohort."""

    def roll(self, cohort: str) -> tuple[tuple[str, str], ...]:
        """Return (enrollment id, name) of the active learners, as a class list has them (`sorted_as`)."""

    def active_since(self, cohort: str) -> Mapping[str, date]:
        """Return from which day on active learners are so, by enrollment; not who came with that status."""

    def enrollments(self, cohort: str) -> tuple[Enrollment, ...]:
        """Return all places in a cohort, by handle."""

    def places(self, enrollment_ids: Sequence[str]) -> tuple[Enrollment, ...]:
        """Return these enrollments, in the order asked for."""

    def count_active(self, cohort: str) -> int:
        """Return how many active learners a cohort has."""

    def count_apart(self, cohort: str) -> int:
        """Return how many have a place in a cohort and are not active."""

    def enrollments_of_person(self, person_id: str) -> tuple[Enrollment, ...]:
        """Return all places of a person, newest cohort first."""

    def assign(self, assignment: Assignment) -> None:
        """Give an exercise to a cohort, or change its place or date."""

    def unassign(self, cohort: str, exercise: str) -> None:
        """Take an exercise off what a cohort was given."""

    def assignment(self, cohort: str, exercise: str) -> Assignment | None:
        """Return how an exercise was given to a cohort, or None where it was not."""

    def assignments(self, cohort: str) -> tuple[Assignment, ...]:
        """Return what a cohort was given, in order."""
