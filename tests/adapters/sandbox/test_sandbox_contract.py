"""What every sandbox promises: the real one on Docker, cold and pooled, and the fake that other tests use."""

import pytest

from grader.domain.errors import SandboxUnavailable
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.verdicts import Outcome, Reason
from grader.engine.ports.grading import Sandbox
from tests.adapters.sandbox.double import SOLUTION, WRONG, exercise, hand_in
from tests.fakes.sandbox import FakeSandbox

WRONG_REPORT = Report(
    checks=(
        CheckReport("doubles", Outcome.PASSED),
        CheckReport("doubles-texts", Outcome.FAILED, Reason.CHECK_FAILED),
    ),
    ending=Ending.FINISHED,
)


@pytest.fixture(params=["fake", *(pytest.param(name, marks=pytest.mark.docker) for name in ("sandbox", "pooled"))])
def either(request: pytest.FixtureRequest) -> Sandbox:
    """Return the fake, the one that makes its own containers, or the one that asks a pool."""
    if request.param == "fake":
        return FakeSandbox({WRONG: WRONG_REPORT})
    real: Sandbox = request.getfixturevalue(request.param)
    return real


def test_a_solution_passes_every_check_in_order(either: Sandbox) -> None:
    landed: list[CheckReport] = []

    report = either.run(exercise(), hand_in(SOLUTION), owner="ada", on_check=landed.append)

    assert [(check.id, check.outcome) for check in report.checks] == [
        ("doubles", Outcome.PASSED),
        ("doubles-texts", Outcome.PASSED),
    ]
    assert tuple(landed) == report.checks
    assert (report.ending, report.reason) == (Ending.FINISHED, None)


def test_a_wrong_program_fails_the_check_it_gets_wrong(either: Sandbox) -> None:
    report = either.run(exercise(), hand_in(WRONG), owner="karim", on_check=lambda _: None)

    assert [check.outcome for check in report.checks] == [Outcome.PASSED, Outcome.FAILED]
    assert report.checks[1].reason is Reason.CHECK_FAILED
    assert report.ending is Ending.FINISHED


def test_a_runner_without_image_is_unavailable(either: Sandbox) -> None:
    with pytest.raises(SandboxUnavailable, match="cobol"):
        either.run(exercise(runner="cobol"), hand_in(SOLUTION), owner="ada", on_check=lambda _: None)


def test_the_image_digest_is_sixty_four_hexadecimal_digits_and_stays(either: Sandbox) -> None:
    digest = either.image_digest("python")

    assert len(bytes.fromhex(digest)) == 32
    assert either.image_digest("python") == digest


def test_an_error_while_a_check_is_told_is_the_callers_own(either: Sandbox) -> None:
    def refuse(_: CheckReport) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        either.run(exercise(), hand_in(SOLUTION), owner="ada", on_check=refuse)
