"""Which exercise comes next: the first not passed behind the newest pass, else an earlier one, else none."""

from dataclasses import replace

import pytest

from grader.domain.exercises.exercise import Exercise
from grader.domain.verdicts import Status
from grader.engine.people.tasks import next_of
from tests.engine.grading_school import BONJOUR, PRIX, School

VOTE = replace(BONJOUR, slug="vote", suite_digest="v" * 64)


@pytest.mark.parametrize(
    ("passed", "upcoming"),
    [
        ([], BONJOUR),
        (["bonjour"], PRIX),
        (["bonjour", "prix"], VOTE),
        (["prix"], VOTE),
        (["prix", "bonjour"], VOTE),
        (["prix", "vote"], BONJOUR),
        (["bonjour", "prix", "vote"], None),
    ],
    ids=lambda case: " ".join(case) if isinstance(case, list) else "",
)
def test_the_next_exercise_is_one_that_is_not_passed(
    passed: list[str], upcoming: Exercise | None, grading_school: School
) -> None:
    grading_school.give(VOTE)
    for slug in passed:
        grading_school.clock.move(minutes=5)
        with grading_school.database.begin() as tx:
            cell = tx.board.get(grading_school.repository().enrollment_id, slug)
            tx.board.put(replace(cell, status=Status.PASSED, passed_at=grading_school.clock()))

    task = next_of(grading_school.repository(), database=grading_school.database)

    assert (task and task.exercise) == (upcoming and upcoming.slug)
