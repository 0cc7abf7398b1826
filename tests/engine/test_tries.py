"""Hand-ins beyond the tries of their exercise: kept, held until their time, replaced by newer ones, never lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from grader.domain.exercises.exercise import Exercise
from grader.domain.tries import TryRule
from grader.domain.verdicts import RunState, Status, Verdict
from grader.engine.exercises import exercise_page
from grader.engine.grading.grading import MAX_ATTEMPTS
from grader.engine.queue.sweep import Swept
from grader.engine.submissions.intake import Accepted
from tests.engine.grading_school import BONJOUR, BREAKS, LEASE, SOLUTION, STARTER, WRONG, School

OTHER = b"x = 9\n"
"""It passes, too."""
QUARTER = timedelta(minutes=15)
BOUNDED = replace(BONJOUR, tries=TryRule(2, QUARTER))


@pytest.fixture
def school(grading_school: School) -> School:
    """Return the school, in which `bonjour` lets two tries be had at once, and one more each quarter of an hour."""
    publish(grading_school, BOUNDED)
    return grading_school


def publish(school: School, exercise: Exercise) -> None:
    """Publish a version."""
    with school.database.begin() as tx:
        tx.catalog.publish(exercise, school.clock())


def use_up(school: School) -> None:
    """Take both tries, a minute apart, and let what they came to be known."""
    for content in (WRONG, STARTER):
        school.hand_in(content)
        school.grade()
        school.clock.move(minutes=1)


def held(school: School) -> Accepted:
    """Hand in beyond the tries."""
    use_up(school)
    return school.hand_in(OTHER)


def test_a_hand_in_beyond_the_tries_is_kept_and_held(school: School) -> None:
    sent = held(school)

    assert (sent.submission.received_at, sent.submission.number) == (school.clock(), 3)
    assert school.run(sent.run.id).held_until == school.clock() - timedelta(minutes=2) + QUARTER
    assert school.cell().status is Status.QUEUED


def test_what_is_held_stands_in_no_line_and_rings_nobody(school: School) -> None:
    sent = held(school)

    with school.database.read() as tx:
        live = tx.queues.state()[0]
        waiting = tx.runs.waiting(9)
    assert (live.waiting, live.held, live.oldest, waiting) == (0, 1, None, ())
    assert sent.run.id not in dict(school.doorbell.rung)
    assert not school.grade()


def test_a_sweep_lets_it_go_when_its_time_has_come_and_mends_nothing_by_that(school: School) -> None:
    sent = held(school)

    school.clock.move(minutes=12, seconds=59)
    before = school.sweep(), school.run(sent.run.id).is_held
    school.clock.move(seconds=1)
    after = school.sweep(), school.run(sent.run.id).is_held

    assert (before, after) == ((Swept(), True), (Swept(), False))
    assert school.doorbell.rung[-1][0] == sent.run.id
    assert school.grade()
    assert school.run(sent.run.id).state is RunState.FINISHED


def test_nothing_is_lost_where_redis_is_away_as_it_is_let_go(school: School) -> None:
    sent = held(school)
    school.clock.move(minutes=13)
    school.doorbell.down = True
    school.sweep()
    school.doorbell.down = False
    school.doorbell.forget()

    assert school.sweep() == Swept(rung_again=1)
    assert school.doorbell.rung == [(sent.run.id, sent.run.queue)]


def test_one_that_was_held_waits_again_when_its_worker_dies(school: School) -> None:
    sent = held(school)
    school.clock.move(minutes=13)
    school.sweep()
    with school.database.begin() as tx:
        assert tx.runs.claim(token="dead", lease=LEASE, at=school.clock()) is not None
    school.clock.move(seconds=LEASE.total_seconds() + 1)

    assert school.sweep().expired == 1
    assert school.grade()
    assert school.run(sent.run.id).state is RunState.FINISHED


def test_it_took_its_try_when_its_time_came_however_late_the_sweep(school: School) -> None:
    sent = held(school)
    due = school.run(sent.run.id).held_until
    school.clock.move(hours=1)
    school.sweep()

    assert school.run(sent.run.id).queued_at == due


def test_a_newer_hand_in_replaces_what_is_held_and_is_due_no_later(school: School) -> None:
    first = held(school)
    due = school.run(first.run.id).held_until
    school.clock.move(minutes=3)

    second = school.hand_in(SOLUTION)

    replaced = school.run(first.run.id)
    assert (replaced.status, replaced.result, replaced.finished_at) == (Status.REPLACED, None, school.clock())
    assert school.run(second.run.id).held_until == due
    school.clock.move(minutes=10)
    school.sweep()
    assert school.grade()
    assert not school.grade()
    assert (school.cell().status, school.cell().submission_id) == (Status.PASSED, second.submission.id)


def test_one_that_is_due_but_not_let_go_yet_leaves_its_try_to_the_newer(school: School) -> None:
    first = held(school)
    school.clock.move(minutes=14)

    second = school.hand_in(SOLUTION)

    assert (school.run(first.run.id).status, second.run.held_until) == (Status.REPLACED, None)


def test_another_learner_and_another_exercise_have_tries_of_their_own(school: School) -> None:
    held(school)

    karim = school.hand_in(WRONG, "karim")
    school.push("ada", prix=SOLUTION)
    (other,) = [one for one in school.accept().accepted if one.exercise.slug == "prix"]

    assert (karim.run.held_until, other.run.held_until) == (None, None)


def test_a_fault_of_ours_costs_no_try(school: School) -> None:
    broken = school.hand_in(BREAKS)
    for _ in range(MAX_ATTEMPTS):
        school.grade_to_the_end(broken.run.id)
    assert school.run(broken.run.id).status is Status.OURS

    use_up(school)

    assert school.hand_in(OTHER).run.is_held
    with school.database.read() as tx:
        assert len(tx.tries.taken([(broken.submission.enrollment_id, "bonjour")]).popitem()[1]) == 2


def test_the_answer_of_a_stored_verdict_costs_no_try(school: School) -> None:
    for content in (WRONG, SOLUTION, WRONG):
        school.hand_in(content)
        school.grade()
        school.clock.move(minutes=6)
    with school.database.read() as tx:
        (taken,) = tx.tries.taken([(school.repository().enrollment_id, "bonjour")]).values()

    assert len(taken) == 2


def test_what_a_stored_verdict_answers_is_not_held(school: School) -> None:
    use_up(school)

    same = school.hand_in(WRONG)

    assert not same.run.is_held
    assert school.grade()
    result = school.run(same.run.id).result
    assert result is not None
    assert result.cached


def test_what_no_stored_verdict_may_answer_is_held(school: School) -> None:
    use_up(school)
    publish(school, replace(BOUNDED, suite_digest="d-new"))
    of_another_version = school.hand_in(WRONG)
    publish(school, replace(BOUNDED, cache=False))

    never_answered = school.hand_in(STARTER)

    assert (of_another_version.run.is_held, never_answered.run.is_held) == (True, True)


def test_what_is_held_is_due_sooner_where_an_earlier_one_cost_nothing_after_all(school: School) -> None:
    school.hand_in(WRONG)
    school.grade()
    broken = school.hand_in(BREAKS)
    waits = school.hand_in(SOLUTION)
    assert waits.run.is_held
    school.grade_to_the_end(broken.run.id)

    school.sweep()

    assert school.grade()
    verdict = school.run(waits.run.id).result
    assert verdict is not None
    assert verdict.verdict is Verdict.PASSED


def test_a_rule_that_was_taken_away_holds_nothing_more(school: School) -> None:
    first = held(school)
    publish(school, BONJOUR)

    second = school.hand_in(SOLUTION)

    assert not second.run.is_held
    assert school.grade()
    school.clock.move(minutes=20)
    school.sweep()
    assert school.grade()
    assert school.run(first.run.id).state is RunState.FINISHED
    assert school.cell().status is Status.PASSED


def test_an_exercise_without_a_rule_never_holds(grading_school: School) -> None:
    sent = [grading_school.hand_in(b"x = %d\n" % number) for number in range(20, 40)]

    assert {one.run.held_until for one in sent} == {None}


def test_the_page_of_the_exercise_tells_it_before_it_bites(school: School) -> None:
    told = []
    for content in (b"", WRONG, STARTER, SOLUTION):
        if content:
            school.hand_in(content)
            school.grade()
        place = exercise_page(school.people["ada"], "bonjour", database=school.database, now=school.clock).place
        assert place is not None
        assert place.tries is not None
        told.append((place.tries.left, place.tries.next_at, place.tries.held_until))

    soon = school.clock() + QUARTER
    assert told == [(2, None, None), (1, None, None), (0, soon, None), (0, soon, soon)]
