"""A trial: one small run through new containers, which shows that this host can serve, whatever starts them."""

from datetime import timedelta

from grader.domain.errors import PlatformError, SandboxUnavailable
from grader.domain.exercises.exercise import Check, Exercise, Limits, SourceFile
from grader.domain.grading.report import Ending
from grader.domain.text import Text
from grader.domain.verdicts import Outcome
from grader.engine.ports.grading import Sandbox

PROGRAM = SourceFile("trial.py", b"def answer():\n    return 42\n")
TESTS = SourceFile("test_trial.py", b"import trial\n\n\ndef test_answer():\n    assert trial.answer() == 42\n")
TRIAL = Exercise(
    slug="trial",
    title=Text("Essai", "Trial"),
    runner="python",
    hand_in=(PROGRAM.path,),
    checks=(Check("answer", "test_trial.py::test_answer", Text("répond", "answers")),),
    suite_digest="0" * 64,
    statement=Text(""),
    tests=(TESTS,),
    limits=Limits(run=timedelta(seconds=20), check=timedelta(seconds=10)),
)


def try_out(sandbox: Sandbox, *, runtime: str) -> None:
    """Return when a run has passed.

    Args:
        runtime: What is being tried, for the message.

    Raises:
        SandboxUnavailable: It does not; nothing is tried in its place.
    """
    try:
        report = sandbox.run(TRIAL, (PROGRAM,), owner="trial", on_check=lambda _: None)
    except PlatformError as fault:
        raise SandboxUnavailable(
            "A sandbox started with %(runtime)s does not serve, and nothing else is tried in its place: %(why)s",
            runtime=runtime,
            why=str(fault),
        ) from fault
    if report.ending is not Ending.FINISHED or any(one.outcome is not Outcome.PASSED for one in report.checks):
        raise SandboxUnavailable(
            "A sandbox started with %(runtime)s does not run a right program rightly (%(ending)s).",
            runtime=runtime,
            ending=report.ending.value,
        )
