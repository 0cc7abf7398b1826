"""Gathers the signs of a cohort's active learners: a fixed number of questions, however many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby
from operator import attrgetter

from grader.domain.alerts.signs import Morning, Sign, SignKind, asked_for_help, awaits_review, behind, quiet, stuck
from grader.domain.assignments import Assignment
from grader.domain.exercises.exercise import Exercise
from grader.domain.verdicts import Status
from grader.engine.plans.overdue import overdue
from grader.engine.plans.weeks import weeks_of
from grader.engine.ports.database import Transaction
from grader.engine.ports.plans import PublicHolidays

MOST_ASKED = 200
"""Requests for help, and threads of comments, that are read at once; those that have waited longest."""

IN_ORDER = tuple(SignKind)
Signs = Mapping[str, tuple[Sign, ...]]


@dataclass(frozen=True)
class Gathered:
    """What is known of a cohort at a moment.

    Attributes:
        signs: By the enrollment of each active learner, in the order of a class list; who has none is among them.
        exercises: What the cohort was given, as it is now; one that is not published is missing.
    """

    morning: Morning
    signs: Signs
    exercises: Mapping[str, Exercise]


def gather(slug: str, tx: Transaction, now: datetime, zone: tzinfo, public_holidays: PublicHolidays) -> Gathered:
    """Return the signs of a cohort's active learners."""
    given = [one for one in tx.cohorts.assignments(slug) if not one.withdrawn]
    places = [place for place, _ in tx.cohorts.roll(slug)]
    exercises = tx.catalog.current_among([one.exercise for one in given])
    morning = Morning(now, zone, tx.alerts.rules(slug), tx.cohorts.first_hand_in(slug), _off(slug, tx, public_holidays))
    found: dict[str, list[Sign]] = {place: [] for place in places}
    for part in (_asked(slug, tx), _stuck(slug, exercises, tx, morning), _late(slug, given, places, tx, morning)):
        for place, sign in part:
            if place in found:
                found[place].append(sign)
    return Gathered(morning, {place: _in_order(signs) for place, signs in found.items()}, exercises)


def _off(slug: str, tx: Transaction, public_holidays: PublicHolidays) -> frozenset[date]:
    """Return the days on which the cohort's plan lets nobody work; a cohort without one has its weekends alone."""
    days = tx.plans.of_cohort(slug).days
    return frozenset() if days is None else weeks_of(days, public_holidays).off


def _in_order(signs: Sequence[Sign]) -> tuple[Sign, ...]:
    return tuple(sorted(signs, key=lambda sign: (IN_ORDER.index(sign.kind), sign.moved_at, sign.exercise)))


def _asked(slug: str, tx: Transaction) -> list[tuple[str, Sign]]:
    requests = tx.help_requests.awaiting_staff([slug], MOST_ASKED)
    threads = sorted(tx.comments.awaiting_staff([slug], MOST_ASKED), key=attrgetter("enrollment_id"))
    by_learner = groupby(threads, attrgetter("enrollment_id"))
    asked = [(one.enrollment_id, asked_for_help(one)) for one in requests]
    return asked + [(place, awaits_review(list(theirs))) for place, theirs in by_learner]


def _stuck(slug: str, exercises: Mapping[str, Exercise], tx: Transaction, morning: Morning) -> list[tuple[str, Sign]]:
    slugs = {exercise.suite_digest: exercise.slug for exercise in exercises.values()}
    efforts = tx.stumbles.stopped_again(slug, sorted(slugs))
    found = ((one.enrollment_id, stuck(one, slugs[one.suite_digest], morning)) for one in efforts)
    return [(place, sign) for place, sign in found if sign is not None]


def _late(
    slug: str, given: Sequence[Assignment], places: Sequence[str], tx: Transaction, morning: Morning
) -> list[tuple[str, Sign]]:
    """Return who is behind the plan or quiet; whoever has passed all that was given is neither."""
    passed = tx.board.count_standing(slug, [Status.PASSED], [one.exercise for one in given])
    dates = [one.due_at for one in given if one.due_at is not None and one.due_at <= morning.now]
    last, newest = tx.submissions.newest_of(slug), max(dates, default=morning.now)
    back_on = tx.cohorts.active_since(slug)
    missed = overdue(slug, given, places, tx, morning.now)
    found: list[tuple[str, Sign | None]] = []
    for place in places:
        if passed.get(place, 0) < len(given):
            found += [
                (place, behind(missed[place], newest, morning)),
                (place, quiet(last.get(place), morning, back_on.get(place))),
            ]
    return [(place, sign) for place, sign in found if sign is not None]
