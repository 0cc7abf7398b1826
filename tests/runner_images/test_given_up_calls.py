"""Calls that the tests give up, or that outlive their check: never taken for tampering, and no burden to the next."""

import pytest

from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow  # a supervisor, a server and a pytest each

SORTS = """
import time
def loops(items):
    while len(items) == 3: pass
    return sorted(items)
def dawdles(items):
    if len(items) == 3: time.sleep(1.2)
    return sorted(items)
def floods(items):
    while len(items) == 3: print("x" * 50)
    return sorted(items)
def calls(items, key=None):
    while len(items) == 3: key(1)
    return sorted(items)
"""
HEAD = """
import concurrent.futures, signal, threading, time
import bonjour, pytest
from autograder import say
from bonjour import loops, dawdles, floods, calls

def ring(_number, _frame): raise TimeoutError("too long")
def alarm(): signal.signal(signal.SIGALRM, ring); signal.setitimer(signal.ITIMER_REAL, 0.4)
def begin(function):
    thread = threading.Thread(target=function, daemon=True)
    thread.start()
    thread.join(0.4)
"""
WAYS = {
    "future": "    pool = concurrent.futures.ThreadPoolExecutor(1)\n"
    "    assert pool.submit(lambda: {call}).result(timeout=0.4) == [1, 2, 3]\n",
    "thread": "    got = []\n    begin(lambda: got.append({call}))\n    assert got == [[1, 2, 3]]\n",
    "signal": "    alarm()\n    assert {call} == [1, 2, 3]\n",
}
CALLS = {
    "loops": "loops([3, 1, 2])",
    "dawdles": "dawdles([3, 1, 2])",
    "floods": "floods([3, 1, 2])",
    "calls-back": "calls([3, 1, 2], key=lambda x: x)",
}
IN_THE_TESTS = "calls([3, 1, 2], key=lambda x: time.sleep(1.5))"
NEXT = "def test_{n}():\n    assert loops([2, {n}]) == sorted([2, {n}])\n    assert dawdles([1]) == [1]\n"
AFTER = "".join(NEXT.format(n=n) for n in range(3))
PASSED = [*[("passed", None)] * 3, ("finished", None)]


def told(frames: list[Frame]) -> list[tuple[str, str | None]]:
    return [(frame.get("outcome") or frame["ending"], frame.get("reason")) for frame in frames]


def run(run_job: RunJob, body: str) -> list[Frame]:
    return run_job(SORTS, f"{HEAD}def test_a():\n{body}{AFTER}", output_bytes=1 << 30)


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_call_that_is_given_up_fails_its_check_for_time_and_no_other(run_job: RunJob, way: str, call: str) -> None:
    frames = run(run_job, way.replace("{call}", call))

    assert told(frames) == [("failed", "time"), *PASSED], frames
    assert frames[0]["message"]["params"] == {"seconds": 1}


@pytest.mark.parametrize("way", ["future", "thread"])
def test_one_that_is_busy_in_the_tests_own_code_may_come_back_at_any_time(run_job: RunJob, way: str) -> None:
    frames = run(run_job, WAYS[way].replace("{call}", IN_THE_TESTS))

    assert told(frames) == [("failed", "time"), *PASSED], frames


def test_what_a_handler_raises_in_a_callback_goes_through_the_learners_code(run_job: RunJob) -> None:
    frames = run(run_job, WAYS["signal"].replace("{call}", IN_THE_TESTS))

    assert told(frames) == [("failed", "check_failed"), *PASSED], frames


def test_a_trainers_sentence_stays_the_message(run_job: RunJob) -> None:
    body = "    begin(lambda: loops([3, 1, 2]))\n    assert 1 == 2, say(fr='Trop long.', en='Too long.')\n"

    frames = run(run_job, body)

    assert told(frames) == [("failed", "time"), *PASSED], frames
    assert frames[0]["message"]["code"] == "said"


def test_a_test_may_pass_while_its_thread_still_waits(run_job: RunJob) -> None:
    frames = run(run_job, "    begin(lambda: loops([3, 1, 2]))\n")

    assert told(frames) == [("passed", None), *PASSED], frames


def test_a_process_whose_call_was_interrupted_answers_no_other(run_job: RunJob) -> None:
    body = "    alarm()\n    with pytest.raises(TimeoutError): loops([3, 1, 2])\n    assert loops([2, 1]) == [1, 2]\n"

    frames = run(run_job, body)

    assert told(frames) == [("failed", "time"), *PASSED], frames


def test_a_pool_of_the_module_serves_the_next_check(run_job: RunJob) -> None:
    pool = "pool = concurrent.futures.ThreadPoolExecutor(1)\n"
    lines = "def test_{n}():\n    assert pool.submit(loops, [{n}, 1, 2][:3 - {n}]).result(timeout=2)\n"

    frames = run_job(SORTS, HEAD + pool + "".join(lines.format(n=n) for n in range(3)))

    assert told(frames) == [("failed", "time"), *PASSED[1:]], frames


def test_a_shared_process_whose_call_was_given_up_is_shared_no_more(run_job: RunJob) -> None:
    fixture = "@pytest.fixture(scope='module')\ndef sort(): return loops\n"
    tests = "def test_a(sort):\n    begin(lambda: sort([3, 1, 2]))\n    assert 0\n"

    frames = run_job(SORTS, HEAD + fixture + tests + "def test_b(sort):\n    assert sort([2, 1]) == [1, 2]\n")

    assert told(frames) == [("failed", "time"), ("passed", None), ("finished", None)], frames


BROKEN_OFF = """
import re, sys
from bonjour import f
ours = re.compile(r"/(frames|console)[.]py")
def break_off(step):
    steps = iter(range(step))
    def trace(frame, event, _):
        if event == "line" and ours.search(frame.f_code.co_filename) and next(steps, None) is None:
            sys.settrace(None)
            raise TimeoutError("too long")
        return trace
    sys.settrace(trace)
    try: f([1])
    except TimeoutError: pass
    finally: sys.settrace(None)
"""


def test_a_handler_may_raise_before_any_line_of_ours(run_job: RunJob) -> None:
    tests = "".join(f"def test_{step}(): break_off({step})\n" for step in range(220))

    frames = run_job("def f(x):\n    print(x)\n    return x\n", BROKEN_OFF + tests)

    assert {reason for _, reason in told(frames)} <= {None, "time"}, frames
    assert frames[-2]["output"] == "[1]\n"  # the last one came to its end
