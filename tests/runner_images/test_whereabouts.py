"""Where the learner's code was when it was stopped: their own innermost line, and nobody believes more of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from runner_images.common.processes.whereabouts import ASKED, Whereabouts, innermost
from runner_images.common.wire.file_set import FileSet
from tests.runner_images.conftest import Harness, RunJob, patience

TEST = "import bonjour\ndef test_a():\n    assert bonjour.f() == 42\n"
STOPPED = {
    "loop": ("def f():\n    n = 1\n    while True:\n        n = 1\n", "time", {3, 4}),
    "sleep": ("import time\ndef f():\n    time.sleep(99)\n", "time", {3}),
    "in C": ("def f():\n    return sum(range(10 ** 12))\n", "time", {2}),
    "in a library": ("import re\ndef f():\n    return re.match('(a+)+$', 'a' * 99 + 'b')\n", "time", {3}),
    "while it loads": ("x = 1\nwhile x:\n    pass\n", "time", {2, 3}),
    "print": ("def f():\n    while True:\n        print('bonjour')\n", "output", {3}),
    "in a function that another calls": ("def g():\n    while 1: pass\ndef f():\n    g()\n", "time", {2}),
}
SILENT = {
    "the signal is theirs": "signal.signal(signal.SIGUSR2, signal.SIG_IGN)",
    "the pipe is closed": "os.closerange(3, 30)",
    "a line that is not there": "[os.write(d, b'File \"bonjour.py\", line 999\\n') for d in pipes()]",
}
SLY = """
import os, signal
def pipes():
    links = {d: f"/proc/self/fd/{d}" for d in range(3, 30)}
    return [d for d, link in links.items() if os.path.exists(link) and "pipe" in os.readlink(link)]
def f():
    signal.signal(signal.SIGUSR2, signal.SIG_IGN)
    %s
    while True: pass
"""
FILES = FileSet((("été.py", b"x = 1\ny = 2\n"), ("a/b.py", b"\xff = 3")))
HOME = Path("/work/run")


@pytest.mark.slow
@pytest.mark.parametrize(("source", "reason", "lines"), STOPPED.values(), ids=STOPPED)
@pytest.mark.parametrize("shared", [False, True], ids=["split", "shared"])
def test_a_program_that_is_stopped_is_told_where_it_was(
    run_job: RunJob, harness: Harness, source: str, reason: str, lines: set[int], *, shared: bool
) -> None:
    harness.shared = shared

    told = run_job(source, TEST, **patience(reason, 3))[0]

    assert told["reason"] == reason
    assert told["message"]["params"]["file"] == "bonjour.py"
    assert told["message"]["params"]["line"] in lines
    assert told["message"]["params"]["source"] == source.splitlines()[told["message"]["params"]["line"] - 1].strip()


@pytest.mark.slow
@pytest.mark.parametrize("trick", SILENT.values(), ids=SILENT)
def test_whoever_does_not_tell_is_stopped_all_the_same(run_job: RunJob, trick: str) -> None:
    told = run_job(SLY % trick, TEST, **patience("time", 3))[0]

    assert (told["outcome"], told["reason"] in {"time", "protocol"}) == ("failed", True)
    assert "file" not in told["message"]["params"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"", None),
        (b'  File "/work/run/\\xe9t\\xe9.py", line 2 in f\n', ("été.py", 2, "y = 2")),
        (
            b'  File "/usr/lib/python3/x.py", line 1 in g\n  File "/work/run/a/b.py", line 1 in f\n',
            ("a/b.py", 1, "� = 3"),
        ),
        (b'File "/work/run/a/b.py", line 2\n', None),
        (b'File "/work/run/a/b.py", line 0\n', None),
        (b'File "/work/run/../run/a/b.py", line 1\n', None),
        (b'File "/work/run/a/b.py", line 1', None),
        (b"\xff\x00" * 100, None),
    ],
)
def test_only_a_line_that_was_handed_in_is_a_place(text: bytes, place: tuple[str, int, str] | None) -> None:
    found = innermost(text, HOME, FILES)

    assert (found and tuple(found.values())) == place


def test_what_was_written_before_the_question_is_passed_over() -> None:
    whereabouts = Whereabouts()
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    os.write(whereabouts.told, b'File "/work/run/a/b.py", line 1\n' * 500)

    place = whereabouts.ask(sleeper.pid, HOME, FILES)

    assert place is None
    assert sleeper.wait() == -ASKED
    whereabouts.let_go()
    whereabouts.close()
