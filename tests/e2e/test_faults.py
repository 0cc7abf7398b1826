"""What breaks on our side while somebody pushes: nothing is lost, nothing is graded twice, nobody is blamed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.verdicts import RunState, Verdict
from tests.chaos.traps import Traps
from tests.e2e.conftest import Held, open_desk
from tests.e2e.desk import FILE, RIGHT, Desk, ended, interrupt
from tests.e2e.processes import eventually
from tests.e2e.school import School

SLOW = "import time\n\n\n" + RIGHT.replace("    prenom =", "    time.sleep(0.3)\n    prenom =", 1)
WAITS = "Ton rendu est bien enregistré. La machine qui lance les tests ne répond pas en ce moment"


@pytest.fixture(scope="module")
def fragile(traps: Traps) -> Iterator[School]:
    """Yield a school of these tests' own, whose parts they break."""
    with School(beside=traps.environment, lease_seconds=3, workers=1) as school:
        yield school


@pytest.fixture
def ada(fragile: School, tmp_path: Path) -> Iterator[Desk]:
    """Yield the desk of an Ada at that school, which is whole when she comes, and mended after her."""
    yield open_desk(fragile.add("Ada"), fragile, tmp_path)
    fragile.start()


def test_without_docker_a_push_is_kept_and_graded_when_it_is_back(ada: Desk, fragile: School) -> None:
    fragile.worker.start(DOCKER_HOST=f"unix://{fragile.folder}/no-engine.sock")

    answer = ada.hand_in(FILE, RIGHT)
    fragile.worker.start()

    assert answer.status == 0
    assert WAITS in answer.said
    assert ada.result("bonjour").verdict is Verdict.PASSED


def test_without_redis_a_push_is_kept_and_graded_when_it_is_back(ada: Desk, fragile: School) -> None:
    fragile.redis.stop()

    answer = ada.hand_in(FILE, RIGHT)
    fragile.redis.start()

    assert answer.status == 0
    assert WAITS in answer.said
    assert ada.result("bonjour").verdict is Verdict.PASSED


def test_a_queue_that_forgets_everything_loses_no_hand_in(ada: Desk, fragile: School) -> None:
    fragile.worker.stop()
    ada.write(FILE, RIGHT)
    ada.commit()
    push = ada.begin_push()
    ada.until_tried("bonjour", 1)

    fragile.forget_the_queue()
    fragile.worker.start()

    assert "Bravo !" in ended(push).said


def test_a_worker_that_is_killed_is_replaced_and_the_run_has_one_result(ada: Desk, fragile: School, held: Held) -> None:
    begun = ada.run("bonjour")

    fragile.worker.kill()
    fragile.worker.start()

    answer, run = ended(held.push), ada.run("bonjour")
    assert [answer.said.count(place) for place in ("1/4", "4/4", "Bravo !")] == [1, 1, 1]
    assert (run.id, run.state) == (begun.id, RunState.FINISHED)
    assert run.attempt > begun.attempt
    assert ada.tries("bonjour") == 1


def test_a_worker_that_is_stopped_gently_finishes_its_run_first(school: School, tmp_path: Path) -> None:
    desk = open_desk(school.add("Ada"), school, tmp_path)
    desk.write(FILE, SLOW)
    desk.commit()
    push = desk.begin_push()
    eventually(lambda: desk.tries("bonjour") and desk.run("bonjour").state is not RunState.QUEUED, what="a run")

    school.worker.stop()

    finished = desk.run("bonjour")
    school.start()
    assert (finished.state, finished.attempt) == (RunState.FINISHED, 1)
    assert "Bravo !" in ended(push).said


def test_a_web_that_is_killed_while_it_answers_loses_nothing(ada: Desk, fragile: School, held: Held) -> None:
    fragile.web.kill()
    held.run.resume()

    assert "Bravo !" not in ended(held.push).said
    assert ada.result("bonjour").verdict is Verdict.PASSED


def test_a_push_that_is_interrupted_is_graded_all_the_same(ada: Desk, held: Held) -> None:
    answer = interrupt(held.push)
    held.run.resume()

    assert answer.status != 0
    assert ada.result("bonjour").verdict is Verdict.PASSED


def test_a_ref_that_moved_without_its_hand_in_is_taken_in_by_the_sweep(ada: Desk, fragile: School) -> None:
    ada.write(FILE, RIGHT)
    ada.commit()

    ada.done("push", "--quiet", str(fragile.repository(ada.member.person.handle)), "main")

    assert ada.result("bonjour").verdict is Verdict.PASSED


def test_a_ref_that_moved_without_its_hand_in_is_taken_in_by_the_next_push(ada: Desk, fragile: School) -> None:
    fragile.worker.stop()
    ada.write(FILE, RIGHT)
    ada.commit()
    ada.done("push", "--quiet", str(fragile.repository(ada.member.person.handle)), "main")

    answer = ada.push()

    assert "Everything up-to-date" in answer.terminal
    assert ada.tries("bonjour") == 1
