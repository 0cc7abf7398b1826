"""The wall of system calls, from the text and from inside."""

import json
from datetime import timedelta

import pytest

from grader.adapters.sandbox.containers.seccomp import DENIED, system_calls
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import Check, Exercise, Limits, SourceFile
from grader.domain.text import Text

TESTS = b"from calls import tried\ndef test_it(): assert tried() == []\n"
PROGRAM = b"""
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
CALLS = {"ptrace": 101, "keyctl": 250, "add_key": 248, "unshare": 272, "setns": 308, "bpf": 321, "userfaultfd": 323,
         "perf_event_open": 298, "process_vm_readv": 310, "io_uring_setup": 425, "mount": 165, "shmget": 29,
         "semget": 64, "msgget": 68, "mq_open": 240, "pidfd_getfd": 438, "name_to_handle_at": 303}
def refused(number):
    ctypes.set_errno(0)
    return libc.syscall(number, 0, 0, 0, 0, 0, 0) == -1 and ctypes.get_errno() in (1, 38)
def opens(family):
    try:
        socket.socket(family, socket.SOCK_STREAM).close()
    except OSError:
        return False
    return True
def tried():
    through = [name for name, number in CALLS.items() if not refused(number)]
    through += [family for family in (16, 17, 38, 40) if opens(family)]
    if libc.syscall(56, 0x10000000 | 17, 0, 0, 0, 0) >= 0: through.append("clone into a namespace")
    if libc.syscall(435, 0, 0) != -1 or ctypes.get_errno() != 38: through.append("clone3")
    if not opens(socket.AF_UNIX) or not opens(socket.AF_INET): through.append("too much is refused")
    try: socket.create_connection(("1.1.1.1", 53), 1)
    except OSError: pass
    else: through.append("network")
    return through
"""


def test_nothing_denied_is_allowed_but_for_its_argument() -> None:
    rules = json.loads(system_calls())["syscalls"]

    allowed = {name for rule in rules if rule["action"] == "SCMP_ACT_ALLOW" for name in rule["names"]}

    assert allowed & DENIED == {"socket", "clone"}
    assert all(rule["args"] for rule in rules if {"socket", "clone"} & set(rule["names"]))


@pytest.mark.docker
def test_from_inside_they_are_refused(sandbox: DockerSandbox) -> None:
    exercise = Exercise(
        slug="calls",
        title=Text("Appels"),
        runner="python",
        hand_in=("calls.py",),
        checks=(Check("refused", "test_calls.py::test_it", Text("refusés")),),
        suite_digest="0" * 64,
        statement=Text(""),
        tests=(SourceFile("test_calls.py", TESTS),),
        limits=Limits(run=timedelta(seconds=10)),
    )

    report = sandbox.run(exercise, [SourceFile("calls.py", PROGRAM)], owner="ada", on_check=lambda _: None)

    assert [check.actual or check.outcome.value for check in report.checks] == ["passed"]
