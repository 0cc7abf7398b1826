"""Programs whose own signals, threads and children come in between while they speak: honest, and taken for that."""

import pytest

from tests.runner_images.conftest import Frame, RunJob

pytestmark = pytest.mark.slow  # a supervisor, a server and a pytest each

HEAD = """
import os, signal, threading, time
class Late(Exception): pass
def late(_number, _frame): raise Late
def bound(seconds):
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
def f(x=None): return x
"""
PROGRAMS = {
    "prints-until-its-alarm": """
def go(_):
    for _ in range(30):
        try:
            bound(0.005)
            while True: print("x" * 300_000)
        except Late: pass
    return 7
""",
    "gives-up-a-question-to-the-tests": """
def go(ask):
    for _ in range(5):
        try:
            bound(0.05)
            ask(1)
            time.sleep(5)
        except Late: pass
    return 7
""",
    "prints-in-threads": """
def go(_):
    threads = [threading.Thread(target=lambda: [print("x" * 200_000) for _ in range(5)]) for _ in range(4)]
    for thread in threads: thread.start()
    print("y" * 200_000)
    for thread in threads: thread.join()
    return 7
""",
    "recurses-to-the-end-and-prints": """
def go(_):
    def down():
        print("x")
        down()
    for _ in range(5):
        try: down()
        except RecursionError: pass
    return 7
""",
}
TESTS = (
    "import time, bonjour\n"
    "def wait(x):\n    time.sleep(0.2)\n    return x\n"
    "def test_a():\n"
    "    assert bonjour.go(wait) == 7\n"
    "    assert [bonjour.f(n) for n in range(20)] == list(range(20))\n"
    "    assert bonjour.go(wait) == 7\n"
)


def outcomes(frames: list[Frame]) -> list[str]:
    return [frame.get("outcome") or frame["ending"] for frame in frames]


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=PROGRAMS)
def test_every_frame_is_whole(run_job: RunJob, program: str) -> None:
    frames = run_job(HEAD + program, TESTS, output_bytes=1 << 30)

    assert outcomes(frames) == ["passed", "finished"], frames


def test_a_line_that_was_given_up_is_not_the_answer_to_the_next_question(run_job: RunJob) -> None:
    program = """
def go():
    try:
        bound(0.05)
        input("a")
        time.sleep(5)
    except Late: pass
    return input("b")
"""
    tests = (
        "import time, bonjour\n"
        "def test_a(monkeypatch):\n"
        "    monkeypatch.setattr('builtins.input', lambda prompt: time.sleep(0.3) or prompt.upper())\n"
        "    assert [bonjour.go() for _ in range(3)] == ['B'] * 3\n"
    )

    frames = run_job(HEAD + program, tests)

    assert outcomes(frames) == ["passed", "finished"], frames


def test_a_child_that_asks_the_tests_does_not_take_its_parents_answers(run_job: RunJob) -> None:
    program = """
def go(ask):
    child = os.fork()
    if child == 0:
        try: ask(2)
        except RuntimeError: os._exit(3)
        os._exit(0)
    answers = [ask(n) for n in range(200)]
    return answers, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
"""
    tests = "import bonjour\ndef test_a():\n    assert bonjour.go(lambda n: n) == (list(range(200)), 3)\n"

    frames = run_job(HEAD + program, tests)

    assert outcomes(frames) == ["passed", "finished"], frames


def test_what_a_handler_raises_between_two_calls_comes_up_in_the_next(run_job: RunJob) -> None:
    tests = (
        "import time, pytest\n"
        "from bonjour import Late, bound, f\n"
        "def test_a():\n"
        "    assert f(1) == 1\n"
        "    bound(0.05)\n"
        "    time.sleep(0.5)\n"
        "    with pytest.raises(Late): f(1)\n"
        "    assert f(1) == 1\n"
    )

    frames = run_job(HEAD, tests)

    assert outcomes(frames) == ["passed", "finished"], frames
