"""Shared isolation: ordinary pytest in one process with the learner's code, and a judge whom that code never meets."""

import pytest

from tests.runner_images.conftest import Frame, Harness, RunJob, patience
from tests.runner_images.test_checks import ECHO, FAILED_TESTS, GOOD_TESTS, HAND_IN
from tests.runner_images.test_reasons import FAILURES, LOADING, STOPPERS, TEST, G

pytestmark = pytest.mark.slow  # a supervisor, a fork server and several pytests each

# What another container would not let through, or would not let be equal, is itself here.
APART_ONLY = {"cannot_cross", "odd_value"}
NOT_KEPT = [
    "class S:\n  def __eq__(s, o): return True\ndef f(): return S()",
    "class S(int):\n  def __eq__(s, o): return True\ndef f(): return S()",
    "import _pytest.runner as r\nr.call_and_report = lambda *a, **k: None\ndef f(): return 41",
    "import sys\ndef f():\n  raise_ = sys._getframe(1).f_locals\n  raise SystemExit if raise_ else 0",
    "import pytest\ndef f():\n  pytest.skip('done')",
]
SAMPLE = [case for case in FAILURES if case[2] not in APART_ONLY and case[0] not in NOT_KEPT][::4]
FORGERS = {
    "pytest's runner": """
import _pytest.runner as r
plain = r.CallInfo.from_call.__func__
r.CallInfo.from_call = classmethod(lambda cls, func, when, reraise=None: plain(cls, lambda: None, when, reraise))
""",
    "pytest's functions": """
import _pytest.python as p
p.Function.runtest = lambda self: None
""",
    "json": """
import json
plain = json.JSONEncoder.encode
def encode(s, m):
    return plain(s, {**m, "outcome": "passed"} if isinstance(m, dict) and "outcome" in m else m)
json.JSONEncoder.encode = encode
""",
    "frames": """
import os
for number in range(3, 200):
    try: os.write(number, b'\\0\\0\\0\\x0f{"kind":"done"}')
    except OSError: pass
""",
}


@pytest.fixture(autouse=True)
def _together(harness: Harness) -> None:
    harness.shared = True


def outcomes(frames: list[Frame]) -> dict[str, str]:
    return {frame["id"]: frame["outcome"] for frame in frames if frame["kind"] == "check"}


def test_what_passes_apart_passes_together(run_job: RunJob) -> None:
    head = "import io, pytest, bonjour\nfrom bonjour import *\n"
    tests = "".join(f"def test_{n}(capsys, monkeypatch):\n    {line}\n" for n, line in enumerate(GOOD_TESTS))

    frames = run_job(HAND_IN, head + tests)

    assert outcomes(frames) == {f"test_{n}": "passed" for n in range(len(GOOD_TESTS))}, frames


def test_a_failed_test_says_the_same(run_job: RunJob) -> None:
    head = "import pytest, unittest, bonjour\nfrom autograder import say\n"
    # Of an `assert 1 == f(2)` nobody tells here which side is the program's.
    cases = [case for case in FAILED_TESTS if case[1] not in APART_ONLY and not case[0].startswith("assert 1 ==")]
    tests = "".join(f"def test_{n}():\n    {case[0]}\n" for n, case in enumerate(cases))

    *checks, end = run_job(ECHO, head + tests)

    told = [(check["message"]["code"], check["expected"], check["actual"]) for check in checks]
    assert told == [case[1:] for case in cases]
    assert end["ending"] == "finished"


def test_a_suite_may_look_into_the_program(run_job: RunJob) -> None:
    learner = "async def f(a: int, b=2): return a + b\ndef g(x):\n    return _h(x)\ndef _h(x): return x\n"
    lines = [
        "assert str(inspect.signature(bonjour.f)) == '(a: int, b=2)'",
        "assert bonjour.g.__code__.co_argcount == 1",
        "assert asyncio.run(bonjour.f(1)) == 3",
        "monkeypatch.setattr(bonjour, '_h', lambda x: x + 1); assert bonjour.g(1) == 2",
        "assert 'return _h(x)' in inspect.getsource(bonjour.g)",
    ]
    tests = "".join(f"def test_{n}(monkeypatch):\n    {line}\n" for n, line in enumerate(lines))

    frames = run_job(learner, "import asyncio, inspect, bonjour\n" + tests)

    assert set(outcomes(frames).values()) == {"passed"}, frames


@pytest.mark.parametrize(("source", "reason", "code"), SAMPLE)
def test_a_failure_has_its_reason_and_leaves_the_next_check_alone(
    run_job: RunJob, source: str, reason: str, code: str
) -> None:
    first, *others = run_job(source + G, TEST)

    assert (first["outcome"], first["reason"], first["message"]["code"]) == ("failed", reason, code)
    assert [frame.get("outcome") for frame in others] == ["passed", None]


@pytest.mark.parametrize(("source", "reason", "code"), STOPPERS[::3] + STOPPERS[-1:])
def test_a_bomb_stops_the_run(run_job: RunJob, source: str, reason: str, code: str) -> None:
    first, second, end = run_job(source + G, TEST, **patience(reason, 3))

    assert (first["outcome"], first["reason"], first["message"]["code"]) == ("failed", reason, code)
    assert (second["outcome"], second["message"]["code"]) == ("not_run", "ended_first")
    assert end["ending"] == "finished"


@pytest.mark.parametrize(("source", "reason", "code"), LOADING[::2] + LOADING[-1:])
def test_a_module_that_does_not_load_ends_the_run(run_job: RunJob, source: str, reason: str, code: str) -> None:
    (end,) = run_job(source, TEST, **patience(reason, 5))

    assert (end["ending"], end["reason"], end["message"]["code"]) == ("learner", reason, code)


def test_a_program_that_closes_what_pytest_reads_fails_its_checks(run_job: RunJob) -> None:
    closes = "import os, sys\ndef f():\n  sys.stdout.close()\n  for fd in (0, 1, 2): os.close(fd)\n" + G

    *checks, end = run_job(
        closes, "from bonjour import f, g\ndef test_a(): assert f()\ndef test_b(capsys): assert f()\n"
    )

    assert [frame["reason"] for frame in checks] == ["check_failed"] * 2
    assert end["ending"] == "finished"


def test_how_a_check_fails_is_no_matter_of_chance(run_job: RunJob) -> None:
    tests = "from bonjour import f, hang\n" + "".join(
        f"def test_{n}():\n    assert f() == {n}\n    hang()\n" for n in range(1, 7)
    )

    *checks, _ = run_job("def f(): return 0\ndef hang():\n  while True: pass\n", tests, check_seconds=4)

    # The altered test of each, which comes first every other time, goes on to where it hangs.
    assert [frame["reason"] for frame in checks] == ["check_failed"] * 6


def test_what_was_printed_until_a_time_out_is_told(run_job: RunJob) -> None:
    check, *_ = run_job("def f():\n  print('ici', end='')\n  while True: pass" + G, TEST, check_seconds=3)

    assert (check["reason"], check["output"]) == ("time", "ici")


@pytest.mark.parametrize("source", NOT_KEPT)
def test_a_program_that_does_not_answer_does_not_pass(run_job: RunJob, source: str) -> None:
    frames = run_job(source + G, TEST)

    assert outcomes(frames)["test_a"] == "failed"


@pytest.mark.parametrize("source", FORGERS.values(), ids=FORGERS)
def test_who_touches_the_tests_is_found_out_by_the_canaries(run_job: RunJob, source: str) -> None:
    frames = run_job(source + "\ndef f(): return 41" + G, TEST)

    assert frames[-1]["ending"] == "tampered"


SLOW_TEST = """
import time, bonjour, pytest
@pytest.fixture(autouse=True)
def takes_its_time():
    yield
    time.sleep(1)
def test_a(): assert bonjour.f() == 41
"""
LEAVE = "import os, threading\ndef leave_in(seconds): threading.Timer(seconds, lambda: os._exit(3)).start()\n"
LEAVERS = {
    "while it prints": "def f():\n  leave_in(0.3)\n  while True: print('x' * 50_000)\n",
    "after its test has passed": "def f():\n  leave_in(1.3)\n  return 41\n",
}


@pytest.mark.parametrize("source", LEAVERS.values(), ids=LEAVERS)
def test_a_program_that_ends_itself_has_ended_itself(run_job: RunJob, source: str) -> None:
    check, end = run_job(LEAVE + source, SLOW_TEST, output_bytes=1 << 30)

    assert (check["reason"], end["ending"]) == ("exited", "finished")


def test_an_alarm_that_a_module_sets_rings_in_no_test(run_job: RunJob) -> None:
    source = "import signal\nsignal.setitimer(signal.ITIMER_REAL, 600)\ndef f(): return 41\n"
    test = "import bonjour, signal\ndef test_a():\n  assert signal.getitimer(0)[0] == 0\n  assert bonjour.f() == 41\n"

    frames = run_job(source, test)

    assert outcomes(frames)["test_a"] == "passed"
