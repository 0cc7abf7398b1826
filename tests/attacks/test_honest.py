"""Honest programs that are odd in some way, and the attack exercises' own solutions: all of them pass."""

import pytest

from grader.domain.verdict import Verdict
from tests.attacks.cases import Case, honest_programs, solutions
from tests.attacks.trial import Try

NOT_YET = {"solution of wallet": "objects of the learner's classes do not cross the border yet"}


def marked(case: Case) -> object:
    """Return the case as a parameter; one that cannot pass yet must fail, so that the day when it passes is seen."""
    why = NOT_YET.get(case.name)
    return pytest.param(case, id=case.name, marks=[pytest.mark.xfail(strict=True, reason=why)] if why else [])


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("program", [marked(case) for case in (*honest_programs(), *solutions())])
def test_it_passes(outcome: Try, program: Case) -> None:
    trial = outcome(program)

    assert trial.result.verdict is Verdict.PASSED, trial.told
    assert trial.left == ()
