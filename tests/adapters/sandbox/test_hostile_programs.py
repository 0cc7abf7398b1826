"""Programs that eat the machine, or leave it early: each ends soon, for the right reason, with nothing left behind."""

from datetime import timedelta

import pytest

from grader.adapters.sandbox.sandbox import GRACE, DockerSandbox
from grader.domain.grading.scoring import score
from grader.domain.verdicts import Reason
from tests.adapters.sandbox.double import exercise, hand_in

pytestmark = pytest.mark.docker

RUN = timedelta(seconds=4)
A_BUSY_MOMENT = timedelta(seconds=30)
"""A machine may be late to hear of an end; a program that nobody ends goes on for ever."""

HOSTILE = {
    "loops": ("def double(value):\n    while True: pass\n", Reason.TIME),
    "loops-on-import": ("while True: pass\n", Reason.TIME),
    "forks": ("import os\ndef double(value):\n    while True: os.fork()\n", Reason.PROCESSES),
    "eats-memory": (
        "def double(value):\n    held = []\n    while True: held.append(bytearray(1 << 24))\n",
        Reason.MEMORY,
    ),
    "prints-for-ever": ("def double(value):\n    while True: print('x' * 10_000)\n", Reason.OUTPUT),
    "leaves-early": ("import os\ndef double(value):\n    os._exit(0)\n", Reason.EXITED),
    "leaves-on-import": ("import os\nos._exit(0)\n", Reason.EXITED),
}


@pytest.mark.parametrize(("program", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_it_ends_in_time_for_the_right_reason(sandbox: DockerSandbox, program: str, reason: Reason) -> None:
    task = exercise(run=RUN)

    report = sandbox.run(task, hand_in(program.encode()), owner="ada", on_check=lambda _: None)

    assert score(task, report).reason is reason
    assert report.tests < RUN + GRACE + A_BUSY_MOMENT
