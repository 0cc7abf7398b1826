"""A case's trial: its program in a real sandbox, the verdict as a learner would get it, and what is left behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.container import INSTALLATION_LABEL
from grader.adapters.sandbox.sandbox import GRACE, DockerSandbox
from grader.domain.errors import PlatformError
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import platform_fault, score
from tests.attacks.cases import Attack, Case

A_BUSY_MOMENT = timedelta(seconds=30)
"""A machine may be late to hear of an end; a program that nobody ends goes on for ever."""


@dataclass(frozen=True)
class Trial:
    """What came of a case.

    Attributes:
        tests: Wall time from the job's delivery to the last frame.
        left: The containers that its installation still had when all was over.
        fault: What the platform said, when it was the platform that failed.
    """

    case: Case
    result: Result
    tests: timedelta
    left: tuple[str, ...]
    fault: str = ""

    @property
    def limit(self) -> timedelta:
        """Return the time by which it had to be over."""
        return self.case.exercise.limits.run + GRACE + A_BUSY_MOMENT

    @property
    def blamed_rightly(self) -> bool:
        """Tell whether verdict and reason are among those that the attack's folder names."""
        attack, result = self.case, self.result
        return isinstance(attack, Attack) and result.verdict in attack.verdicts and result.reason in attack.reasons

    @property
    def told(self) -> str:
        """Return the whole in one line."""
        result = self.result
        what = result.message or next((check.message for check in result.checks if check.message), None)
        return f"{self.case.name}: {result.verdict}, {result.reason}, {what} {self.fault}"


Try = Callable[[Case], Trial]


def try_out(case: Case, *, engine: EngineConnection, runners: Path) -> Trial:
    """Run a case as an installation of its own, so that what it leaves behind is known for its own."""
    installation = f"attack-{uuid4().hex}"
    sandbox = DockerSandbox(
        installation=installation, now=lambda: datetime.now(UTC), connection=engine, runners=runners
    )
    try:
        report = sandbox.run(case.exercise, case.files, owner="ada", on_check=lambda _: None)
    except PlatformError as error:
        result, tests, fault = platform_fault(case.exercise), timedelta(0), f"{type(error).__name__}: {error}"
    else:
        result, tests, fault = score(case.exercise, report), report.tests, ""
    sandbox.close()
    return Trial(case, result, tests, containers_of(engine, installation), fault)


def containers_of(engine: EngineConnection, installation: str) -> tuple[str, ...]:
    """Return the ids of an installation's containers."""
    found = engine.api.containers(all=True, filters={"label": f"{INSTALLATION_LABEL}={installation}"})
    return tuple(container["Id"] for container in found)
