"""What the host does when a harness errs, hangs or dies: tested with one that does what the hand-in says."""

import multiprocessing
from datetime import timedelta

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.errors import SandboxBroke
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.verdicts import Reason
from tests.adapters.sandbox.conftest import STAND_IN, eventually, left_behind
from tests.adapters.sandbox.double import exercise, hand_in

pytestmark = pytest.mark.docker

BROKEN = {
    "no-json": r"send_bytes(b'\0\0\0\1x')",
    "too-long": r"send_bytes(b'\x7f\xff\xff\xff')",
    "unknown-kind": "send({'kind': 'verdict', 'passed': True})",
    "unknown-check": "check('nobody-asked')",
    "same-check-twice": "check('doubles'); check('doubles')",
    "unfinished": "check('doubles'); end()",
    "speaks-out-of-turn": "send({'kind': 'ready', 'version': 2})",
    "dies": "import sys; sys.exit(3)",
    "half-a-frame": r"send_bytes(b'\0\0\0\7abc')",
    "floods": r"send_bytes(b'\0\0\0\1')" + "\nwhile True: send_bytes(b' ' * 65_536)",
}


@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN)
def test_a_harness_that_errs_is_our_fault(sandbox: DockerSandbox, script: str) -> None:
    with pytest.raises(SandboxBroke):
        run(sandbox, script)


def test_a_harness_that_hangs_is_killed_and_is_our_fault(
    sandbox: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    with pytest.raises(SandboxBroke, match="in its time"):
        run(sandbox, "check('doubles')\nimport time; time.sleep(60)")

    eventually(lambda: left_behind(engine, installation, role="learner") == [])


def test_a_container_that_the_kernel_killed_ran_out_of_memory(sandbox: DockerSandbox) -> None:
    bomb = hand_in(b"held = [b'x' * (1 << 20) for _ in range(500)]")
    tests = stood_in_for("check('doubles')\nawait_learner()")

    report = sandbox.run(tests, bomb, owner="ada", on_check=lambda _: None)

    assert (report.ending, report.reason) == (Ending.LEARNER, Reason.MEMORY)
    # The check that was to come next is the one in which it was killed.
    told = [(check.id, check.reason) for check in report.checks]
    assert told == [("doubles", None), ("doubles-texts", Reason.MEMORY)]


def test_a_container_that_somebody_killed_is_nobodys_code(
    sandbox: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    def kill(_: CheckReport) -> None:
        for container in left_behind(engine, installation):
            engine.api.kill(container)

    with pytest.raises(SandboxBroke):
        sandbox.run(
            stood_in_for("check('doubles')\nimport time; time.sleep(60)"), hand_in(b""), owner="ada", on_check=kill
        )


def test_tampering_that_it_reports_is_believed(sandbox: DockerSandbox) -> None:
    report = run(sandbox, "end(ending='tampered', reason='protocol')")

    assert (report.ending, report.reason) == (Ending.TAMPERED, Reason.PROTOCOL)


def test_it_serves_a_forked_process_too(sandbox: DockerSandbox) -> None:
    sandbox.image_digest(STAND_IN)
    child = multiprocessing.get_context("fork").Process(target=run_and_close, args=(sandbox,))

    child.start()
    child.join(60)

    assert child.exitcode == 0


def run(sandbox: DockerSandbox, script: str) -> Report:
    """Run a script in the place of the harness, for at most one second and the grace."""
    return sandbox.run(stood_in_for(script), hand_in(b""), owner="ada", on_check=lambda _: None)


def run_and_close(sandbox: DockerSandbox) -> None:
    """Run a script that does its work; as the whole life of a forked process."""
    report = run(sandbox, "check('doubles'); check('doubles-texts'); end()")
    sandbox.close()
    assert report.ending is Ending.FINISHED


def stood_in_for(script: str) -> Exercise:
    """Return the exercise, for the runner that obeys its tests."""
    return exercise(runner=STAND_IN, run=timedelta(seconds=1), tests=script.encode())
