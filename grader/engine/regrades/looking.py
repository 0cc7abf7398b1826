"""Looks at regrades: how far each has come, and what came out of its hand-ins, check by check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.people import Person
from grader.domain.regrades.comparing import RegradedHandIn
from grader.domain.regrades.regrade import Regrade, RegradeItem, RegradeKind
from grader.engine.people.access import led_cohorts, may_see_everyone
from grader.engine.ports.database import Database, Transaction

LISTED = 50
ITEMS_A_PAGE = 50
TELLING = (RegradeKind.GAINED, RegradeKind.LOST, RegradeKind.FLAKY, RegradeKind.UNJUDGED)
"""What is looked at one by one, where nothing else is asked for."""


@dataclass(frozen=True)
class RegradeLook:
    """A regrade as the staff looks at it.

    Attributes:
        exercise: The version that judges, in a list the current one; None where it is gone.
        learner: Whom alone it concerns, or None.
        begun_by: Who began it; None for the command line.
        items: Of the kinds that were asked for.
        more: There are more of them: ask for those after the last.
    """

    regrade: Regrade
    exercise: Exercise | None
    learner: Person | None
    begun_by: Person | None
    items: tuple[RegradedHandIn, ...] = ()
    more: bool = False


@dataclass(frozen=True)
class RegradesOfCohort:
    """What a cohort's staff sees of its regrades.

    Attributes:
        exercises: Those that the cohort was given, in its order.
        learners: By handle.
        regrades: Newest first, without their hand-ins.
        others: The viewer's other cohorts.
        elsewhere: Regrades of those that nobody has decided about.
    """

    cohort: Cohort
    exercises: tuple[Exercise, ...]
    learners: tuple[Person, ...]
    regrades: tuple[RegradeLook, ...]
    others: tuple[Cohort, ...]
    elsewhere: tuple[RegradeLook, ...]


def seen_regrade(viewer: Person | None, regrade_id: str, tx: Transaction) -> Regrade:
    """Return a regrade of a cohort whose staff the viewer is; the command line (None) sees all.

    Raises:
        NotFound: There is no such regrade, or it is not theirs.
    """
    regrade = tx.regrades.get(regrade_id)
    cohort = regrade.choice.cohort if regrade else None
    if regrade is None or (viewer and (cohort is None or not may_see_everyone(viewer, cohort, tx))):
        raise NotFound("regrade", id=regrade_id)
    return regrade


def listed_regrades(viewer: Person | None, *, database: Database, cohort: str | None = None) -> tuple[RegradeLook, ...]:
    """Return the newest regrades of the viewer's cohorts, or of one of them, without their hand-ins.

    The command line (None) lists those of all cohorts.
    """
    with database.read() as tx:
        led = None if viewer is None else [one.slug for one in led_cohorts(viewer, tx) if cohort in {None, one.slug}]
        return _listed(tx.regrades.newest(led, LISTED), tx)


def cohort_regrades(viewer: Person, slug: str, *, database: Database) -> RegradesOfCohort:
    """Return a cohort's newest regrades, and what can be run again.

    Raises:
        NotFound: There is no such cohort, or the viewer is not of its staff.
    """
    with database.read() as tx:
        cohort = tx.cohorts.get(slug)
        if cohort is None or not may_see_everyone(viewer, slug, tx):
            raise NotFound("cohort", slug=slug)
        others = tuple(one for one in led_cohorts(viewer, tx) if one.slug != slug)
        elsewhere = tx.regrades.newest([one.slug for one in others], LISTED)
        return RegradesOfCohort(
            cohort=cohort,
            exercises=tx.catalog.given(slug),
            learners=tuple(place.person for place in tx.cohorts.enrollments(slug)),
            regrades=_listed(tx.regrades.newest([slug], LISTED), tx),
            others=others,
            elsewhere=_listed([one for one in elsewhere if one.decision is None], tx),
        )


def look(
    viewer: Person | None,
    regrade_id: str,
    *,
    database: Database,
    kinds: Sequence[RegradeKind] = TELLING,
    after: str = "",
    limit: int = ITEMS_A_PAGE,
) -> RegradeLook:
    """Return a regrade and some of its hand-ins, in the order of their ids.

    Args:
        after: The id of a hand-in; only those behind it.

    Raises:
        NotFound: There is no such regrade, or the viewer is not of its cohort's staff.
    """
    with database.read() as tx:
        regrade = seen_regrade(viewer, regrade_id, tx)
        items = tx.regrades.items(regrade_id, kinds, after=after, limit=limit + 1)
        seen = _look(regrade, tx.catalog.version(regrade.suite_digest), _people([regrade], tx))
        return replace(seen, items=_seen(items[:limit], tx) if items else (), more=len(items) > limit)


def _listed(regrades: Sequence[Regrade], tx: Transaction) -> tuple[RegradeLook, ...]:
    """Return regrades without their hand-ins; however many there are, the database is asked the same."""
    exercises = tx.catalog.current_among([one.choice.exercise for one in regrades])
    people = _people(regrades, tx)
    return tuple(_look(one, exercises.get(one.choice.exercise), people) for one in regrades)


def _people(regrades: Sequence[Regrade], tx: Transaction) -> Mapping[str, Person]:
    """Return whom regrades concern alone, and who began them, by their ids."""
    named = {one for regrade in regrades for one in (regrade.choice.learner, regrade.begun_by) if one}
    return tx.people.get_all(sorted(named)) if named else {}


def _look(regrade: Regrade, exercise: Exercise | None, people: Mapping[str, Person]) -> RegradeLook:
    learner, begun_by = people.get(regrade.choice.learner or ""), people.get(regrade.begun_by or "")
    return RegradeLook(regrade, exercise, learner, begun_by)


def _seen(items: Sequence[RegradeItem], tx: Transaction) -> tuple[RegradedHandIn, ...]:
    runs = tx.runs.get_all([name for one in items for name in (one.before_id, one.run_id)])
    sent = tx.submissions.get_all([one.submission_id for one in items])
    people = {place.id: place.person for place in tx.cohorts.places([one.enrollment_id for one in items])}
    return tuple(
        RegradedHandIn(
            item=one,
            submission=sent[one.submission_id],
            learner=people[one.enrollment_id],
            before=runs[one.before_id],
            after=runs[one.run_id],
        )
        for one in items
    )
