"""How things stand for whoever waits, over a real SQLite file."""

from datetime import timedelta

import pytest

from grader.domain.grading.run import Run
from grader.domain.queue.outlook import Outlook
from grader.domain.queue.queues import QueueName
from grader.engine.queue.outlooks import LATEST, outlook_of, queues_seen, time_to_come_back
from tests.engine.grading_school import SOLUTION, WRONG, School


def outlook(school: School, run: Run) -> Outlook:
    """Return the outlook of a run."""
    with school.database.read() as tx:
        return outlook_of(run, tx)


@pytest.fixture
def waiting(grading_school: School) -> list[Run]:
    """Return three runs that wait on one host: Ada's, Karim's, and Ada's newer one in the place of her first."""
    grading_school.join("atlas", slots=1)
    sent = ((SOLUTION, "ada"), (SOLUTION, "karim"), (WRONG, "ada"))
    return [grading_school.hand_in(content, handle).run for content, handle in sent]


def test_it_counts_by_the_rule_of_the_claim(grading_school: School, waiting: list[Run]) -> None:
    promised = [outlook(grading_school, run).before for run in waiting]
    taken = [turn.claim.run.id for turn in iter(grading_school.take, None)]

    assert promised == [2, 1, 0]
    assert [taken.index(run.id) for run in waiting] == promised


def test_it_reckons_the_wait_from_the_last_runs_and_all_slots(grading_school: School, waiting: list[Run]) -> None:
    taken = grading_school.take()
    assert taken is not None
    grading_school.clock.move(seconds=8)
    grading_school.grade_taken(taken)
    grading_school.join("zeus", slots=3)

    found = outlook(grading_school, waiting[0])

    assert found == Outlook(1, wait=timedelta(seconds=2))


def test_where_no_host_takes_work_it_is_ours(grading_school: School) -> None:
    assert outlook(grading_school, grading_school.hand_in().run).ours


def test_somebody_sees_their_own_in_the_order_in_which_they_go(grading_school: School, waiting: list[Run]) -> None:
    seen = queues_seen(grading_school.people["ada"], limit=9, database=grading_school.database)

    assert [(run.id, outlook.before) for run, outlook in seen.own] == [(waiting[2].id, 0), (waiting[0].id, 2)]
    assert (seen.slots, seen.come_back) == (1, None)


def test_somebody_who_has_nothing_in_it_sees_the_same_queues(grading_school: School, waiting: list[Run]) -> None:
    seen = queues_seen(grading_school.people["ines"], limit=len(waiting), database=grading_school.database)

    assert [(state.queue, state.waiting) for state in seen.queues if state.waiting] == [(QueueName.LIVE, 3)]
    assert (seen.own, seen.come_back) == ((), LATEST)


def test_a_full_queue_says_when_to_come_back(grading_school: School, waiting: list[Run]) -> None:
    with grading_school.database.read() as tx:
        found = [time_to_come_back(limit, tx) for limit in (3, 4)]

    assert found == [LATEST, None]
