"""Honest programs that are odd in some way, and the attacks' own solutions: all of them pass, in both isolations."""

import pytest

from grader.domain.verdicts import Verdict
from tests.attacks.cases import Case, honest_programs, solutions
from tests.attacks.trial import Try


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("program", [*honest_programs(), *solutions()], ids=lambda case: case.id)
def test_it_passes(outcome: Try, program: Case) -> None:
    trial = outcome(program)

    assert trial.result.verdict is Verdict.PASSED, trial.told
    assert trial.left == ()
