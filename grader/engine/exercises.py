"""One exercise as its page shows it: the statement, what is checked, and the reader's own tries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from grader.domain.assignments import OwnAssignment
from grader.domain.cohorts.cohort import Enrollment
from grader.domain.cohorts.progress import Progress
from grader.domain.errors import NotFound
from grader.domain.exercises.changes import PublishedVersion, with_changes
from grader.domain.exercises.exercise import Exercise
from grader.domain.looks import SeenPage
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.domain.tries import TriesLeft
from grader.domain.verdicts import Outcome
from grader.engine.grading.asking_again import may_ask_again
from grader.engine.looks import note_look
from grader.engine.people.access import STAFF_ROLES, may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.submissions.hand_ins import ListedHandIn, hand_ins
from grader.engine.tries import tries_left

SHOWN = 20


@dataclass(frozen=True)
class ExercisePlace:
    """Where a learner does the exercise, and how far they are.

    Attributes:
        repository: None until it was made.
        hand_ins: Newest first, at most 20.
        outcomes: How each check went, by id: in the newest hand-in that came to a result; all passed once that is so.
        mended: The newest hand-in ran against an older version, and did not pass.
        tries: How they stand where the exercise bounds tries; None where it does not.
    """

    assignment: OwnAssignment
    repository: Repository | None
    progress: Progress
    hand_ins: tuple[ListedHandIn, ...]
    outcomes: Mapping[str, Outcome]
    mended: bool
    tries: TriesLeft | None = None

    @property
    def more_hand_ins(self) -> bool:
        """Tell whether there are older hand-ins than these."""
        return len(self.hand_ins) < self.progress.submissions


@dataclass(frozen=True)
class ExercisePage:
    """What the page shows.

    Attributes:
        published_at: When its current version came, or came back.
        newest: The version that was published last.
        place: None for those who only read it.
        withdrawn_at: Since when it cannot be handed in; None while it can.
        stumbles_seen: The reader may read where a cohort stumbles in it: they are of the staff of one that has it.
    """

    exercise: Exercise
    published_at: datetime | None
    newest: PublishedVersion
    place: ExercisePlace | None
    stumbles_seen: bool = False
    withdrawn_at: datetime | None = None


def exercise_page(viewer: Person, slug: str, *, database: Database, now: Now) -> ExercisePage:
    """Return an exercise for somebody it was given to, or for any trainer or lead.

    Raises:
        NotFound: There is no such exercise, or it was not given to this person.
    """
    with database.read() as tx:
        exercise = tx.catalog.current(slug)
        if exercise is None:
            raise NotFound("exercise", slug=slug)
        given = _given(viewer, slug, tx)
        if given is None and viewer.role not in STAFF_ROLES:
            raise NotFound("exercise", slug=slug)
        staffed = viewer.role in STAFF_ROLES and bool(tx.cohorts.led_with(viewer.id, slug))
        return _page(exercise, _place(*given, exercise, now(), tx) if given else None, tx, stumbles_seen=staffed)


def exercise_as_learner(
    viewer: Person, slug: str, handle: str, *, database: Database, now: Now, zone: tzinfo
) -> tuple[ExercisePage, Person]:
    """Return an exercise as a learner sees it, with who that is, for the staff of the cohort that it was given to.

    That they looked is noted.

    Raises:
        NotFound: There is no such exercise or person, or it was not given to them in a cohort of the viewer's.
    """
    with database.read() as tx:
        learner, exercise = tx.people.by_handle(handle), tx.catalog.current(slug)
        given = _given(learner, slug, tx, seen_by=viewer) if learner else None
        if learner is None or exercise is None or given is None:
            raise NotFound("exercise", slug=slug)
        page = _page(exercise, _place(*given, exercise, now(), tx), tx)
    note_look(viewer, learner.id, SeenPage.AS_LEARNER, zone=zone, database=database, now=now)
    return page, learner


def _page(
    exercise: Exercise, place: ExercisePlace | None, tx: Transaction, *, stumbles_seen: bool = False
) -> ExercisePage:
    newest, *_ = with_changes(tx.catalog.versions(exercise.slug, 2), exercise.suite_digest)
    withdrawn_at = tx.catalog.withdrawn().get(exercise.slug)
    shown = replace(place, mended=False) if place and withdrawn_at else place
    published_at = tx.catalog.published_at(exercise.slug)
    return ExercisePage(exercise, published_at, newest, shown, stumbles_seen, withdrawn_at)


def _given(
    learner: Person, slug: str, tx: Transaction, *, seen_by: Person | None = None
) -> tuple[Enrollment, OwnAssignment] | None:
    """Return the newest place in a cohort where a learner was given the exercise.

    Args:
        seen_by: Only in cohorts whose staff this person is.
    """
    for enrollment in tx.cohorts.enrollments_of_person(learner.id):
        assignment = next(iter(tx.plans.given_to(enrollment.id, slug)), None)
        seen = seen_by is None or may_see_everyone(seen_by, enrollment.cohort, tx)
        if assignment is not None and seen:
            return enrollment, assignment
    return None


def _place(
    enrollment: Enrollment, assignment: OwnAssignment, exercise: Exercise, at: datetime, tx: Transaction
) -> ExercisePlace:
    sent = hand_ins(tx.submissions.of_exercise(enrollment.id, assignment.exercise, limit=SHOWN), tx)
    progress = tx.board.get(enrollment.id, assignment.exercise)
    return ExercisePlace(
        assignment=assignment,
        repository=tx.repositories.of_enrollment(enrollment.id),
        progress=progress,
        hand_ins=sent,
        outcomes=_outcomes(exercise, progress, sent),
        mended=bool(sent) and may_ask_again(sent[0].run, exercise.suite_digest),
        tries=tries_left(exercise, enrollment.id, at, tx),
    )


def _outcomes(exercise: Exercise, progress: Progress, sent: Sequence[ListedHandIn]) -> Mapping[str, Outcome]:
    if progress.passed_at is not None:
        return {check.id: Outcome.PASSED for check in exercise.checks}
    result = next((item.run.result for item in sent if item.run and item.run.result), None)
    return {check.id: check.outcome for check in result.checks} if result else {}
