"""Honest programs that are odd in some way, and the attack exercises' own solutions: all of them pass."""

import pytest

from grader.domain.verdict import Verdict
from tests.attacks.cases import EXERCISES, Case, exercise_folder, honest_programs
from tests.attacks.trial import Try

OWN = sorted(folder.name for folder in EXERCISES[0].iterdir())
SOLUTIONS = [
    Case(f"solution of {slug}", "", exercise_folder(slug).exercise, exercise_folder(slug).solution) for slug in OWN
]


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("program", [*honest_programs(), *SOLUTIONS], ids=lambda program: program.name)
def test_it_passes(outcome: Try, program: Case) -> None:
    trial = outcome(program)

    assert trial.result.verdict is Verdict.PASSED, trial.told
    assert trial.left == ()
