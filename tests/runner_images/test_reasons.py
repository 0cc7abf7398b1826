"""What the learner's code does, and the reason and message that her failed check gets."""

import pytest

from runner_images.common.wire.endings import Fate
from tests.runner_images.conftest import RunJob, patience

pytestmark = pytest.mark.slow  # a supervisor, a zygote and a pytest each

TEST = "import bonjour\ndef test_a():\n    assert bonjour.f() == 42\ndef test_b():\n    assert bonjour.g() == 1\n"
G = "\ndef g(): return 1\n"

FAILURES = [
    ("def f(): return 41", "check_failed", "not_equal"),
    ("def f(): raise ValueError('x')", "check_failed", "raised"),
    ("class E(BaseException):\n  def __str__(s): raise SystemExit\ndef f(): raise E(E())", "check_failed", "raised"),
    ("def f(): raise KeyboardInterrupt", "check_failed", "raised"),
    ("def f(): raise StopIteration", "check_failed", "raised"),
    ("def f(): raise ExceptionGroup('g', [ValueError()])", "check_failed", "raised"),
    ("def f(): assert False", "check_failed", "raised"),
    ("def f(): return f()", "check_failed", "raised"),
    ("def h(): pass", "check_failed", "missing_name"),
    ("def f():\n  x = []\n  x.append(x)\n  return x", "check_failed", "cannot_cross"),
    ("def f(): return [0] * 10 ** 7", "check_failed", "cannot_cross"),
    ("def f(): return list(range(300_000))", "check_failed", "not_equal"),
    ("def f(): return [0.1] * 300_000", "check_failed", "not_equal"),
    ("def f(): return 'x' * 5_000_000", "check_failed", "not_equal"),
    ("def f(): return '{' * 5_000_000", "check_failed", "cannot_cross"),
    ("def f(): return [[]] * 10 ** 6", "check_failed", "cannot_cross"),
    ("def f(): return 'x' * 10 ** 8", "check_failed", "cannot_cross"),
    ("class S(int):\n  def __eq__(s, o): return True\ndef f(): return S()", "check_failed", "not_equal"),
    ("class S:\n  def __eq__(s, o): return True\ndef f(): return S()", "check_failed", "not_equal"),
    ("import os\ndef f(): os._exit(0)", "exited", "exited"),
    ("import sys\ndef f(): sys.exit(0)", "exited", "exited"),
    ("def f(): quit()", "exited", "exited"),
    ("import sys\ndef f(): sys.exit(True)", "exited", "exited"),
    ("import sys\ndef f(): sys.exit(10 ** 30)", "exited", "exited"),
    ("def f(): raise OSError([], 'x')", "check_failed", "raised"),
    ("def f(): raise SyntaxError('x', (__file__, 10 ** 40, 1, 'y'))", "check_failed", "raised"),
    (
        "def f():\n  error = SyntaxError('x', (__file__, 1, 1, 'y'))\n  error.lineno = 'one'\n  raise error",
        "check_failed",
        "raised",
    ),
    ("import os\ndef f(): os.kill(os.getpid(), 9)", "exited", "killed"),
    ("import ctypes\ndef f(): ctypes.string_at(0)", "exited", "killed"),
    ("import builtins\ndef f(): vars(builtins).clear()", "exited", "exited"),
    ("def f(): open('x', 'wb').write(b'1' * (20 << 20))", "disk", "disk"),
]
STOPPERS = [
    ("def f():\n  while True: pass", "time", "timed_out"),
    (
        "import time\ndef f():\n  while True:\n    try: time.sleep(9)\n    except BaseException: pass",
        "time",
        "timed_out",
    ),
    ("M = 2 ** 61 - 1\ndef f(): return {i * M for i in range(50_000)}", "time", "timed_out"),
    ("def f():\n  while True: print('x' * 99)", "output", "output"),
    ("def f(): return bytearray(10 ** 10)", "memory", "memory"),
]
HOSTILE = [
    "import os\ndef f():\n  for d in range(3, 30):\n    try: os.write(d, b'\\xff' * 5000)\n    except OSError: pass",
    "import os\ndef f():\n  for d in range(3, 30):\n    try: os.write(d, b'\\0\\0\\0\\2{}')\n    except OSError: pass",
    "import os, time\ndef f():\n  os.closerange(3, 30)\n  time.sleep(9)",
]


@pytest.mark.parametrize(("source", "reason", "code"), FAILURES)
def test_a_failure_leaves_the_next_check_alone(run_job: RunJob, source: str, reason: str, code: str) -> None:
    first, second, end = run_job(source + G, TEST)

    assert (first["outcome"], first["reason"], first["message"]["code"]) == ("failed", reason, code)
    assert second["outcome"] == "passed"
    assert end["ending"] == "finished"


@pytest.mark.parametrize(("source", "reason", "code"), STOPPERS)
def test_a_bomb_stops_the_run(run_job: RunJob, source: str, reason: str, code: str) -> None:
    first, second, end = run_job(source + G, TEST, **patience(reason, 3))

    assert (first["outcome"], first["reason"], first["message"]["code"]) == ("failed", reason, code)
    assert (second["outcome"], second["message"]["code"]) == ("not_run", "ended_first")
    assert end["ending"] == "finished"


def test_what_was_printed_until_a_time_out_is_told(run_job: RunJob) -> None:
    source = "def f():\n  print('un')\n  print('deux')\n  print('trois ?', end='')\n  while True: pass" + G

    check, *_ = run_job(source, TEST, check_seconds=3)

    assert check["output"].startswith("un\ndeux\n")


@pytest.mark.parametrize("source", HOSTILE)
def test_a_hostile_frame_is_tampering(run_job: RunJob, source: str) -> None:
    check, end = run_job(source + G, TEST)

    assert (check["outcome"], check["reason"]) == ("failed", "protocol")
    assert (end["ending"], end["reason"]) == ("tampered", "protocol")


LOADING = [
    ("def f(:", "syntax_error", "syntax_error"),
    ("def f():\nreturn", "syntax_error", "syntax_error"),
    ("import absent_module", "import_error", "missing_module"),
    ("nom", "import_error", "import_error"),
    ("input()", "import_error", "import_error"),
    ("import sys; sys.exit()", "exited", "exited"),
    ("import os; os._exit(0)", "exited", "exited"),
    ("while True: pass", "time", "timed_out"),
]


@pytest.mark.parametrize(("source", "reason", "code"), LOADING)
def test_a_module_that_does_not_load_ends_the_run(run_job: RunJob, source: str, reason: str, code: str) -> None:
    (end,) = run_job(source, TEST, **patience(reason, 3))

    assert (end["ending"], end["reason"], end["message"]["code"]) == ("learner", reason, code)


def test_a_missing_name_at_import_ends_the_run(run_job: RunJob) -> None:
    (end,) = run_job("x = 1", "from bonjour import saluer\ndef test_a(): saluer()\n")

    assert (end["ending"], end["reason"]) == ("learner", "import_error")
    assert end["message"]["params"] == {"file": "bonjour.py", "name": "saluer"}
    assert end["message"]["code"] == "missing_name"


def test_a_name_that_a_test_patches_and_they_lack_is_a_missing_name(run_job: RunJob) -> None:
    tests = "import bonjour\ndef test_a(monkeypatch):\n    monkeypatch.setattr(bonjour, 'date', 1)\n"

    check, _ = run_job("dates = 1", tests)

    assert check["message"]["code"] == "missing_name"
    assert check["message"]["params"] == {"file": "bonjour.py", "name": "date", "near": "dates"}


def test_their_folder_is_in_no_line_of_python(run_job: RunJob) -> None:
    (end,) = run_job({"bonjour.py": "from outils import y", "outils.py": "x = 1"}, TEST)

    assert end["message"]["raw"].endswith("cannot import name 'y' from 'outils' (outils.py)")


def test_an_exit_and_the_end_of_memory_are_placed(run_job: RunJob) -> None:
    first, second, _ = run_job("def f():\n    quit()\ndef g():\n    return bytearray(10 ** 10)\n", TEST)

    assert [one["message"]["params"]["line"] for one in (first, second)] == [2, 4]


def test_an_exception_is_placed_at_the_learners_line(run_job: RunJob) -> None:
    check, *_ = run_job("def f():\n    return int('x')\n" + G, TEST)

    params = check["message"]["params"]
    assert (params["type"], params["file"], params["line"]) == ("ValueError", "bonjour.py", 2)
    assert params["source"] == "return int('x')"


def test_a_forked_child_does_not_answer_twice(run_job: RunJob) -> None:
    first, second, _ = run_job("import os\ndef f():\n    os.fork()\n    return 42" + G, TEST)

    assert (first["outcome"], second["outcome"]) == ("passed", "passed")


def test_nothing_is_kept_between_checks(run_job: RunJob) -> None:
    source = "import os\nn = 41\ndef f():\n    global n\n    n += 1\n    open('kept', 'w')\n    return n\n"

    first, second, _ = run_job(source + "def g(): return n - 40 + os.path.exists('kept')", TEST)

    assert (first["outcome"], second["outcome"]) == ("passed", "passed")


def test_a_value_where_the_tests_took_a_function_is_the_learners_fault(run_job: RunJob) -> None:
    check, end = run_job("f = 41", "from bonjour import f\ndef test_a():\n    assert f() == 42\n")

    assert (check["reason"], check["message"]["code"]) == ("check_failed", "odd_value")
    assert check["message"]["params"] == {"type": "int", "value": "41"}
    assert end["ending"] == "finished"


def test_taking_every_name_of_hers_changes_none_of_the_tests_own(run_job: RunJob) -> None:
    source = "def isclose(a, b): return True\ndef abs(x): return 42\npytestmark = ['skip']\ndef f(): return 41\n"
    tests = "from math import isclose\nfrom bonjour import *\n"
    tests += "def test_a():\n    assert isclose(f(), 42)\ndef test_b():\n    assert abs(f()) == 42\n"

    first, second, _ = run_job(source, tests)

    assert (first["reason"], second["reason"]) == ("check_failed", "check_failed")


def test_who_forks_without_end_hears_of_the_forks_and_not_of_their_memory() -> None:
    fate = Fate(None, memory=True, processes=True)

    ending = fate.ending()

    assert ending.reason == "processes"


def test_a_self_outside_a_class_is_noticed(run_job: RunJob) -> None:
    first, *_ = run_job("def f(self, x): return x\n", "import bonjour\ndef test_a():\n    bonjour.f(1)\n")

    assert first["message"]["params"]["selfish"] == "self"
