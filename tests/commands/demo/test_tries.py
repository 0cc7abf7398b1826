"""The demo's tries: drawn by lot, and yet what people would do."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.commands.demo.people import FIRST_COHORT
from grader.commands.demo.rhythms import SLOW, Rhythm
from grader.commands.demo.tries import SOLUTION, Lesson, Span, Try, tries_of

PARIS = ZoneInfo("Europe/Paris")
BEGINS = datetime(2026, 9, 28, tzinfo=PARIS).astimezone(UTC)
NOW = BEGINS + timedelta(weeks=8, days=1, hours=14)
HOLIDAYS = frozenset(date(2026, 10, 26) + timedelta(days=number) for number in range(5))
SPAN = Span(BEGINS, NOW, PARIS, HOLIDAYS)
LESSONS = tuple(Lesson(f"lesson-{n}", BEGINS + timedelta(days=3 * n), ("far", "near")) for n in range(20))


def tries(seed: int = 1) -> dict[str, tuple[Try, ...]]:
    """Return what everybody of the first cohort does."""
    return {handle: tries_of(handle, one.rhythm, LESSONS, SPAN, seed=seed) for handle, one in FIRST_COHORT.items()}


def test_the_same_seed_draws_the_same_tries_and_another_one_others() -> None:
    drawn = tries()

    assert (drawn == tries(), drawn == tries(seed=2)) == (True, False)


@pytest.mark.parametrize("now", [NOW + timedelta(hours=7 * number) for number in range(24)])
def test_nobody_hands_in_before_the_class_begins_nor_in_the_future(now: datetime) -> None:
    span = Span(BEGINS, now, PARIS)

    moments = [
        one.at
        for handle, learner in FIRST_COHORT.items()
        for one in tries_of(handle, learner.rhythm, LESSONS, span, seed=1)
    ]

    assert BEGINS < min(moments) <= max(moments) < now


def test_everybody_hands_in_one_thing_after_the_other() -> None:
    for drawn in tries().values():
        moments = [one.at for one in drawn]

        assert moments == sorted(set(moments))


def test_weekends_and_days_off_are_rarer() -> None:
    days = [one.at.astimezone(PARIS).date() for drawn in tries().values() for one in drawn]

    weekends = sum(day.weekday() >= 5 for day in days)
    off = sum(day in HOLIDAYS for day in days)

    assert 0 < weekends < len(days) / 4
    assert off < len(days) / 20


def test_nobody_begins_an_exercise_before_the_class_does() -> None:
    begins = {lesson.exercise: lesson.begins for lesson in LESSONS}

    assert all(one.at >= begins[one.exercise] for drawn in tries().values() for one in drawn)


def test_who_is_stuck_hands_in_the_same_mistake_again_and_again() -> None:
    drawn = tries_of("chloe", Rhythm(stuck=5), LESSONS, SPAN, seed=1)

    last = [one for one in drawn if one.exercise == drawn[-1].exercise]

    assert (len(last), len({one.subject for one in last})) == (5, 1)
    assert [one.again for one in last] == [False, True, True, True, True]


def test_who_went_quiet_hands_in_nothing_since() -> None:
    drawn = tries_of("mehdi", Rhythm(ends=timedelta(days=9)), LESSONS, SPAN, seed=1)

    assert drawn[-1].at < NOW - timedelta(days=9)


def test_most_of_what_is_begun_passes_in_the_end() -> None:
    drawn = tries_of("jean-marc", SLOW, LESSONS, SPAN, seed=1)

    begun = {one.exercise for one in drawn}
    passed = {one.exercise for one in drawn if one.subject == SOLUTION}

    assert len(begun) * 0.7 < len(passed) <= len(begun)
