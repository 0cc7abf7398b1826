"""What is lost on its way is found again, over a real SQLite file."""

from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import Blame, Reason, RunState, Status, Verdict
from grader.engine.grading.grading import MAX_ATTEMPTS
from grader.engine.queue.sweep import Swept
from tests.engine.grading_school import LEASE, SOLUTION, School


def take_and_die(school: School) -> None:
    """Claim a run as a worker that dies at once, and let its lease pass."""
    with school.database.begin() as tx:
        tx.runs.claim(token="dead", lease=LEASE, at=school.clock())
    school.clock.move(seconds=LEASE.total_seconds() + 1)


def test_there_is_normally_nothing_to_mend(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.grade()

    assert grading_school.sweep() == Swept()


def test_a_main_that_moved_without_its_submission_is_taken_in(grading_school: School) -> None:
    grading_school.push(bonjour=SOLUTION)

    swept = grading_school.sweep()

    assert swept == Swept(accepted=1)
    assert grading_school.cell().status is Status.QUEUED
    assert len(grading_school.doorbell.rung) == 1


def test_a_bell_that_was_kept_back_is_rung(grading_school: School) -> None:
    grading_school.doorbell.down = True
    run_id = grading_school.hand_in().run.id
    grading_school.doorbell.down = False

    grading_school.sweep()

    assert grading_school.doorbell.rung == [(run_id, QueueName.LIVE)]


def test_an_emptied_queue_is_filled_again(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id
    grading_school.doorbell.forget()

    swept = grading_school.sweep()

    assert swept == Swept(rung_again=1)
    assert grading_school.doorbell.rung == [(run_id, QueueName.LIVE)]


def test_a_bell_that_still_waits_is_not_rung_again(grading_school: School) -> None:
    grading_school.hand_in()

    grading_school.sweep()

    assert len(grading_school.doorbell.rung) == 1


def test_a_silent_redis_stops_no_other_repair(grading_school: School) -> None:
    grading_school.hand_in()
    take_and_die(grading_school)
    grading_school.push("karim", bonjour=SOLUTION)
    grading_school.doorbell.down = True

    swept = grading_school.sweep()

    assert swept == Swept(expired=1, accepted=1)


def test_one_unreadable_repository_keeps_no_other_back(grading_school: School) -> None:
    path = grading_school.repository("ada").path
    grading_school.repositories.unreadable.add(path)
    grading_school.push("karim", bonjour=SOLUTION)

    swept = grading_school.sweep()

    assert swept == Swept(accepted=1, unreadable=(path,))
    assert swept.mended == 1


def test_a_run_whose_worker_died_waits_again(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id
    grading_school.doorbell.forget()
    take_and_die(grading_school)

    swept = grading_school.sweep()

    assert swept == Swept(expired=1, rung_again=1)
    assert (grading_school.run(run_id).state, grading_school.run(run_id).attempt) == (RunState.QUEUED, 1)


def test_a_run_within_its_lease_is_left_alone(grading_school: School) -> None:
    grading_school.hand_in()
    with grading_school.database.begin() as tx:
        tx.runs.claim(token="alive", lease=LEASE, at=grading_school.clock())

    swept = grading_school.sweep()

    assert swept == Swept()


def test_a_run_that_killed_three_workers_ends_charged_to_nobody(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id

    for _ in range(MAX_ATTEMPTS):
        take_and_die(grading_school)
        grading_school.sweep()

    result = grading_school.run(run_id).result
    assert result is not None
    assert (result.verdict, result.blame, result.reason) == (Verdict.ERROR, Blame.PLATFORM, Reason.PLATFORM)
    assert grading_school.cell().status is Status.OURS
    assert grading_school.announcer.kinds(run_id) == ["finished"]


def test_a_run_that_waits_again_shows_as_waiting(grading_school: School) -> None:
    grading_school.hand_in()
    take_and_die(grading_school)

    grading_school.sweep()

    assert grading_school.cell().status is Status.QUEUED
