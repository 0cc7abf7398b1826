"""The contract of `grader.engine.ports.submissions.Submissions`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import Exercise
from grader.domain.submissions.submission import Submission
from grader.engine.ports.database import Conflict

ASKED = (("bonjour", None), ("bonjour", 1), ("zoo", None))
"""An exercise, and how many at most."""


def test_it_returns_a_submission_by_its_id(school: SqlDatabase, submission: Submission) -> None:
    with school.read() as tx:
        found = tx.submissions.get(submission.id), tx.submissions.get("other")

    assert found == (submission, None)


def test_it_takes_a_commit_once_for_an_exercise(school: SqlDatabase, submission: Submission) -> None:
    with pytest.raises(Conflict), school.begin() as tx:
        tx.submissions.add(replace(submission, id="S-2", number=2))


def test_it_lists_the_submissions_of_an_exercise_newest_first(school: SqlDatabase, submission: Submission) -> None:
    second = replace(submission, id="S-2", commit="c2", number=2)
    karims = replace(submission, id="S-3", repository_id="R-karim", enrollment_id="E-karim")
    with school.begin() as tx:
        tx.submissions.add(second)
        tx.submissions.add(karims)

    with school.read() as tx:
        found = [tx.submissions.of_exercise("E-ada", slug, limit=most) for slug, most in ASKED]

    assert found == [(second, submission), (second,), ()]


def test_it_lists_the_latest_submissions_over_all_exercises(
    school: SqlDatabase, submission: Submission, exercise: Exercise, morning: datetime
) -> None:
    second = replace(submission, id="S-2", commit="c2", received_at=morning + timedelta(hours=1), number=2)
    third = replace(submission, id="S-3", exercise="zoo", received_at=morning + timedelta(hours=2))
    with school.begin() as tx:
        tx.catalog.publish(replace(exercise, slug="zoo", suite_digest="d2"), morning)
        for added in (third, second):
            tx.submissions.add(added)

    with school.read() as tx:
        found = tx.submissions.latest("E-ada", 2)

    assert found == (third, second)


def test_it_lists_submissions_of_several_places_a_page_at_a_time(
    school: SqlDatabase, submission: Submission, exercise: Exercise, morning: datetime
) -> None:
    second = replace(submission, id="S-2", commit="c2", number=2)
    karims = replace(submission, id="S-3", repository_id="R-karim", enrollment_id="E-karim")
    zoo = replace(submission, id="S-4", exercise="zoo", received_at=morning + timedelta(hours=1))
    with school.begin() as tx:
        tx.catalog.publish(replace(exercise, slug="zoo", suite_digest="d2"), morning)
        for added in (second, karims, zoo):
            tx.submissions.add(added)

    with school.read() as tx:
        first = tx.submissions.page(["E-ada", "E-karim"], None, None, 2)
        rest = tx.submissions.page(["E-ada", "E-karim"], None, first[-1], 10)
        alone = tx.submissions.page(["E-ada"], "bonjour", None, 10)

    assert (*first, *rest) == (zoo, second, karims, submission)
    assert alone == (second, submission)


def test_submissions_of_one_moment_are_listed_by_their_number(school: SqlDatabase, submission: Submission) -> None:
    later = [replace(submission, id=f"S-0{9 - number}", commit=f"c{number}", number=number) for number in range(2, 6)]
    with school.begin() as tx:
        tx.submissions.add(*later)

    with school.read() as tx:
        latest = tx.submissions.latest("E-ada", 9)
        paged = tx.submissions.page(["E-ada"], None, None, 2)
        while more := tx.submissions.page(["E-ada"], None, paged[-1], 2):
            paged += more

    assert [one.number for one in latest] == [one.number for one in paged] == [5, 4, 3, 2, 1]


def test_a_page_is_the_newest_of_all_whoever_sent_them(
    school: SqlDatabase, submission: Submission, morning: datetime
) -> None:
    karims = replace(submission, id="S-K1", repository_id="R-karim", enrollment_id="E-karim", received_at=morning)
    later = [
        replace(submission, id=f"S-{hour}", commit=f"c{hour}", number=hour, received_at=morning + timedelta(hours=hour))
        for hour in range(2, 6)
    ]
    with school.begin() as tx:
        tx.submissions.add(karims, *later)
    expected = sorted((submission, karims, *later), key=lambda one: (one.received_at, one.number, one.id), reverse=True)

    with school.read() as tx:
        paged = tx.submissions.page(["E-ada", "E-karim"], None, None, 1)
        while more := tx.submissions.page(["E-ada", "E-karim"], None, paged[-1], 2):
            paged += more

    assert list(paged) == expected
