"""What a version costs: tries are counted up to the first pass, and medians are of those who passed."""

from datetime import UTC, datetime, timedelta

from grader.domain.stumbles.effort import Cost, Effort, after_try, cost_of

MORNING = datetime(2026, 11, 23, 9, tzinfo=UTC)


def tried(hour: int, *, passed: bool = False) -> Effort:
    at = MORNING + timedelta(hours=hour)
    return Effort("1", "E-ada", 1, at, at if passed else None, None if passed else "k")


def after(*tries: Effort) -> Effort:
    known: Effort | None = None
    for one in tries:
        known = after_try(known, one)
    assert known is not None
    return known


def test_tries_are_counted_up_to_the_first_pass():
    effort = after(tried(0), tried(1), tried(2, passed=True), tried(3))

    assert effort == Effort("1", "E-ada", 3, MORNING, MORNING + timedelta(hours=2), None)


def test_the_newest_try_says_what_stops():
    assert after(tried(0), Effort("1", "E-ada", 1, MORNING, None, "other")).stopped_by == "other"


def stopped(hour: int, check: str | None) -> Effort:
    at = MORNING + timedelta(hours=hour)
    return Effort("1", "E-ada", 1, at, None, "k", check, 1 if check else 0, at, at)


def test_tries_in_a_row_that_the_same_check_stops_are_counted():
    effort = after(stopped(0, "other"), stopped(1, "adds"), stopped(3, "adds"), stopped(2, "adds"))

    assert (effort.stopped_check, effort.stopped_tries, effort.tries) == ("adds", 3, 4)
    assert (effort.stopped_since, effort.stopped_at) == (stopped(1, "").stopped_at, stopped(3, "").stopped_at)


def test_another_check_begins_anew():
    effort = after(stopped(0, "adds"), stopped(1, "adds"), stopped(2, "other"))

    assert (effort.stopped_tries, effort.stopped_since) == (1, MORNING + timedelta(hours=2))


def test_an_older_hand_in_that_ran_later_began_it():
    assert after(tried(2), tried(1)).began_at == MORNING + timedelta(hours=1)


def test_medians_are_of_those_who_passed():
    efforts = [after(tried(0, passed=True)), after(tried(0), tried(3, passed=True)), after(*[tried(0)] * 9)]

    cost = cost_of(efforts)

    assert cost == Cost(tried=3, passed=2, tries=1.5, time=timedelta(hours=1, minutes=30))
    assert cost.percent == 67


def test_nobody_has_a_cost_that_says_so():
    assert (cost_of([]), cost_of([]).percent) == (Cost(0, 0, None, None), None)
    assert cost_of([tried(0)]) == Cost(1, 0, None, None)
