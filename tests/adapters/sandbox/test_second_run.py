"""The next run of the same learner: in the same sandbox, and without a trace of the one before."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import Check, Exercise, Isolation, Limits, SourceFile
from grader.domain.grading.report import Report
from grader.domain.text import Text
from tests.adapters.sandbox.conftest import left_behind

pytestmark = pytest.mark.docker

TESTS = b"import trace_left\ndef test_it(): assert trace_left.find() == 'nothing'\n"
LEAVE = """
import ctypes, os, time
for folder in ("/work", "/tmp", "/dev/shm", "."):
    os.makedirs(folder + "/deep/er", mode=0o700)
    open(folder + "/deep/er/" + "n" * 200, "w").write("left")
    os.chmod(folder + "/deep", 0)
libc = ctypes.CDLL(None)
for make in (lambda: libc.shmget(77, 4096, 0o1666), lambda: libc.semget(77, 1, 0o1666), lambda: libc.msgget(77, 0o1666),
             lambda: libc.mq_open(b"/left", 0o102, 0o666, None)):
    make()
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(60)
        os._exit(0)
def find():
    return 'nothing'
"""
LOOK = """
import os
def find():
    here = os.getcwd()
    found = [name for folder in ("/work", "/tmp", "/dev/shm", "/dev/mqueue") for name in os.listdir(folder)]
    found += [name for name in os.listdir(here) if name != "trace_left.py"]
    found += [pid for pid in os.listdir("/proc") if pid.isdigit() and int(pid) not in (1, os.getpid())]
    for kind in ("shm", "sem", "msg"):
        found += open("/proc/sysvipc/" + kind).read().splitlines()[1:]
    found.remove(os.path.basename(here))
    print(os.getuid())
    return repr(found) if found else 'nothing'
"""


def exercise() -> Exercise:
    """Return an exercise whose one check asks what is there."""
    return Exercise(
        slug="trace-left",
        title=Text("La trace"),
        runner="python",
        hand_in=("trace_left.py",),
        checks=(Check("finds-nothing", "test_trace.py::test_it", Text("ne trouve rien")),),
        suite_digest="0" * 64,
        statement=Text(""),
        tests=(SourceFile("test_trace.py", TESTS),),
        limits=Limits(run=timedelta(seconds=10)),
    )


def run(sandbox: DockerSandbox, program: str, isolation: Isolation = Isolation.SPLIT) -> Report:
    """Run a program as Ada's."""
    files = [SourceFile("trace_left.py", program.encode())]
    return sandbox.run(replace(exercise(), isolation=isolation), files, owner="ada", on_check=lambda _: None)


def test_it_finds_nothing_of_the_one_before(
    pooled: DockerSandbox, engine: EngineConnection, installation: str, tmp_path: Path
) -> None:
    uids = []
    for program in (LOOK, LEAVE, LOOK, LEAVE, LOOK):
        report = run(pooled, program)
        assert [check.outcome.value for check in report.checks] == ["passed"], report
        uids.append(report.checks[0].output.strip())

    seen = [int(uid) for uid in uids if uid]
    assert seen == sorted(set(seen))
    # One sandbox has served all five: the other is the store's.
    assert len(left_behind(engine, installation, role="learner")) <= 4


def test_it_finds_nothing_of_one_in_shared_isolation(
    pooled: DockerSandbox, engine: EngineConnection, installation: str
) -> None:
    uids = []
    for program, isolation in ((LOOK, Isolation.SPLIT), (LEAVE, Isolation.SHARED), (LOOK, Isolation.SPLIT)):
        report = run(pooled, program, isolation)
        assert [check.outcome.value for check in report.checks] == ["passed"], report
        uids.append(report.checks[0].output.strip())

    assert int(uids[2]) > int(uids[0]) + 1
    assert len(left_behind(engine, installation, role="learner")) <= 4
