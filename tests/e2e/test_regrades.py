"""A regrade with everything real: who failed by a mistake of the tests gains it by the worker alone."""

from dataclasses import replace

from grader.domain.exercises.exercise import Exercise
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeKind, RegradeState
from grader.domain.verdicts import Verdict
from grader.engine.regrades import deciding, looking, starting
from tests.e2e.desk import Desk, solution
from tests.e2e.processes import eventually
from tests.e2e.school import COHORT, SHORT, School


def publish(school: School, exercise: Exercise) -> None:
    with school.grader.database.begin() as tx:
        tx.catalog.publish(exercise, school.grader.now())


def mistaken(exercise: Exercise) -> Exercise:
    """Return a version whose tests await another word."""
    tests = tuple(replace(file, content=file.content.replace(b"Bonjour", b"Salut")) for file in exercise.tests)
    return replace(exercise, tests=tests, suite_digest="0" * 64)


def test_a_solution_that_old_tests_refused_passes_without_a_push(ada: Desk, school: School) -> None:
    parts = school.grader
    with parts.database.read() as tx:
        right = tx.catalog.current(SHORT)
    assert right
    publish(school, mistaken(right))
    try:
        ada.hand_in(f"{SHORT}/bonjour.py", solution("bonjour"))
        refused = ada.result(SHORT).verdict
    finally:
        publish(school, right)

    choice = RegradeChoice(SHORT, cohort=COHORT.slug, learner=ada.member.person.id)
    ports = {"database": parts.database, "doorbell": parts.doorbell, "now": parts.now, "new_id": parts.new_id}
    begun = starting.start(None, choice, **ports)
    ready = eventually(lambda: ready_one(begun, school), what="a regrade that is ready")
    before = ada.result(SHORT).verdict
    deciding.apply(None, begun.id, database=parts.database, now=parts.now)

    assert ready.counts == {RegradeKind.GAINED: 1}
    assert (refused, before, ada.result(SHORT).verdict) == (Verdict.FAILED, Verdict.FAILED, Verdict.PASSED)
    assert ada.tries(SHORT) == 1


def ready_one(begun: Regrade, school: School) -> Regrade | None:
    seen = looking.look(None, begun.id, database=school.grader.database).regrade
    return seen if seen.state is RegradeState.READY else None
