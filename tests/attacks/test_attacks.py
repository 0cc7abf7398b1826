"""Programs that try to pass without a right answer, each against an exercise in a real sandbox."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.domain.exercises.exercise import Isolation
from grader.domain.verdicts import Verdict
from tests.attacks.cases import Attack, attacks, solution_of
from tests.attacks.conftest import ODD, RIGHT
from tests.attacks.trial import Try

ATTACKS = attacks()
BAR = 0.95
DYING_SECONDS = 60
CONTAINER = re.compile(r"docker[-/](?P<id>[0-9a-f]{64})")


@pytest.mark.docker
@pytest.mark.slow
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_it_does_not_pass(outcome: Try, attack: Attack, record_property: Callable[[str, str], None]) -> None:
    if outcome(solution_of(attack.exercise.slug, attack.exercise.isolation)).result.verdict is not Verdict.PASSED:
        pytest.skip("the exercise cannot be solved here, so that failing it proves nothing")

    trial = outcome(attack)

    record_property(RIGHT if trial.blamed_rightly else ODD, f"{trial.told}\n    {attack.excuse}")
    assert trial.result.verdict is not Verdict.PASSED or attack.computes or attack.passes, trial.told
    assert trial.result.isolation is attack.exercise.isolation
    assert trial.tests < trial.limit
    assert trial.left == ()
    # An excuse that no longer holds must go, so that the list of them stays true.
    assert trial.blamed_rightly != bool(attack.excuse), trial.told


@pytest.mark.parametrize("isolation", Isolation)
def test_nearly_all_must_be_blamed_for_the_right_reason(isolation: Isolation) -> None:
    tried = [attack for attack in ATTACKS if attack.exercise.isolation is isolation]

    excused = [attack.name for attack in tried if attack.excuse]

    assert len(excused) <= (1 - BAR) * len(tried), excused


def test_none_may_pass_in_split_isolation() -> None:
    assert [attack.name for attack in ATTACKS if attack.passes and attack.exercise.isolation is Isolation.SPLIT] == []


def test_no_attack_is_stopped_by_the_list_of_files_to_hand_in() -> None:
    refused = [(a.name, file.path) for a in ATTACKS for file in a.files if not a.exercise.takes(file.path)]

    assert refused == []


@pytest.mark.docker
@pytest.mark.slow
def test_no_process_outlives_its_container(engine: EngineConnection) -> None:
    deadline, orphans = time.monotonic() + DYING_SECONDS, _without_container(engine)

    # Others on this machine have containers that come and go at any moment: an orphan is one at every look.
    while orphans and time.monotonic() < deadline:
        time.sleep(0.2)
        orphans &= _without_container(engine)

    assert orphans == set()


def _without_container(engine: EngineConnection) -> set[str]:
    """Return the processes of this machine whose control group is that of a container which is gone.

    Those of another Engine on it, as a test may have started for itself, are that one's.
    """
    alive = {container["Id"] for container in engine.api.containers(all=True)}
    groups = ((path.parent.name, _container_of(path)) for path in Path("/proc").glob("[0-9]*/cgroup"))
    return {
        process for process, container in groups if container and container not in alive and not _is_anothers(process)
    }


def _is_anothers(process: str) -> bool:
    """Tell whether a process was started by an Engine whose folder is none of the usual ones."""
    while process not in {"0", "1"}:
        try:
            command = Path("/proc", process, "cmdline").read_bytes().decode("utf-8", "replace").split("\0")
            process = Path("/proc", process, "stat").read_text("utf-8").rpartition(")")[2].split()[1]
        except OSError:
            return False
        if "containerd-shim" in command[0]:
            return not command[command.index("-address") + 1].startswith(("/run/", "/var/run/"))
    return False


def _container_of(group: Path) -> str:
    """Return the id of the container that a process belongs to, or nothing."""
    try:
        found = CONTAINER.search(group.read_text("utf-8"))
    except OSError:
        return ""
    return found["id"] if found else ""
