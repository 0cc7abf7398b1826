"""The demo's sandbox: the same files of the same exercise run once."""

from dataclasses import replace

import pytest

from grader.commands.demo.shared_runs import SharedRuns
from grader.domain.exercises.exercise import Isolation, SourceFile
from grader.domain.exercises.history import ONE_COMMIT, drawn_up
from grader.domain.grading.report import CheckReport
from tests.engine.grading_school import BONJOUR, PRIX
from tests.fakes.sandbox import FakeSandbox

RIGHT, OTHER = (SourceFile("bonjour.py", b"x = 1\n"),), (SourceFile("bonjour.py", b"x = 9\n"),)


def unheard(_: CheckReport) -> None:
    pass


@pytest.fixture
def real() -> FakeSandbox:
    return FakeSandbox()


@pytest.fixture
def shared(real: FakeSandbox) -> SharedRuns:
    return SharedRuns(real)


def test_who_comes_second_gets_what_the_first_one_got(shared: SharedRuns, real: FakeSandbox) -> None:
    first, second = (shared.run(BONJOUR, RIGHT, owner=owner, on_check=unheard) for owner in ("ada", "karim"))

    assert (first == second, len(real.runs)) == (True, 1)


def test_other_files_another_exercise_and_another_isolation_run_for_themselves(
    shared: SharedRuns, real: FakeSandbox
) -> None:
    together = replace(BONJOUR, isolation=Isolation.SHARED)
    for exercise, files in ((BONJOUR, RIGHT), (BONJOUR, OTHER), (PRIX, RIGHT), (together, RIGHT)):
        shared.run(exercise, files, owner="ada", on_check=unheard)

    assert len(real.runs) == 4


def test_where_tests_look_at_the_commits_each_runs_for_itself(shared: SharedRuns, real: FakeSandbox) -> None:
    for owner in ("ada", "karim"):
        shared.run(BONJOUR, RIGHT, owner=owner, on_check=unheard, history=drawn_up(ONE_COMMIT, ["bonjour.py"]))

    assert [owner for *_, owner in real.runs] == ["ada", "karim"]
