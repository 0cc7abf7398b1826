"""What was counted a moment ago."""

from datetime import timedelta

import pytest

from grader.adapters.database.recent import MOST, RecentCounts


def test_an_answer_is_good_for_a_moment_only() -> None:
    moments, counted = iter([0.0, 0.0, 1.9, 2.0, 2.0]), iter([1, 2])
    recent = RecentCounts[int](timedelta(seconds=2), clock=lambda: next(moments))

    answers = [recent.get("question", lambda: next(counted)) for _ in range(3)]

    assert answers == [1, 1, 2]


@pytest.mark.parametrize(("took", "kept"), [(0.001, 2.0), (0.02, 4.0), (1.0, 10.0)])
def test_what_took_long_to_count_is_kept_longer_within_bounds(took: float, kept: float) -> None:
    moments = iter([0.0, took, kept - 0.001, kept, kept])
    recent = RecentCounts[int](timedelta(seconds=2), clock=lambda: next(moments))
    counted = iter([1, 2])

    answers = [recent.get("question", lambda: next(counted)) for _ in range(3)]

    assert answers == [1, 1, 2]


def test_other_questions_have_answers_of_their_own() -> None:
    recent, counted = RecentCounts[int](clock=lambda: 0.0), iter([1, 2])

    answers = [recent.get(question, lambda: next(counted)) for question in ("a", "b", "a")]

    assert answers == [1, 2, 1]


def test_it_never_grows_beyond_its_bound() -> None:
    recent = RecentCounts[int](clock=lambda: 0.0)
    for question in range(MOST + 1):
        recent.get(question, lambda: 0)

    assert recent.get(0, lambda: 1) == 1
