"""The trainer's side: ordinary pytest, folded into checks, and blamed rightly when it is at fault."""

import pytest

from tests.runner_images.conftest import RunJob

pytestmark = pytest.mark.slow  # a supervisor, a zygote and a pytest each

ECHO = "def f(x=None): return x\ndef add(a, b): return a + b\n"


def test_parametrised_cases_fold(run_job: RunJob) -> None:
    mark = "import pytest, bonjour\n@pytest.mark.parametrize('x', [1, 2, 3])\n"
    tests = mark + "def test_a(x):\n    assert bonjour.f(x) != 2\n"

    check, end = run_job(ECHO, tests)

    assert (check["outcome"], check["message"]["code"]) == ("failed", "comparison")
    assert (check["expected"], check["actual"]) == ("2", "2")
    assert end["ending"] == "finished"


def test_a_check_needs_another(run_job: RunJob) -> None:
    tests = "import bonjour\ndef test_a():\n    assert bonjour.f(1) == 2\ndef test_b():\n    assert bonjour.f(1)\n"

    _, second, end = run_job(ECHO, tests, ("test_b", "test_a"))

    assert (second["outcome"], second["message"]["params"]) == ("not_run", {"check": "test_a"})
    assert end["ending"] == "finished"


def test_a_test_without_a_check_is_named_and_not_run(run_job: RunJob) -> None:
    tests = "import bonjour\ndef test_a(): bonjour.f()\nclass TestB:\n    def test_b(self): raise SystemExit\n"

    check, end = run_job(ECHO, tests)

    assert check["outcome"] == "passed"
    assert end["unmapped"] == ["test_it.py::TestB::test_b"]


FAILED_TESTS = [
    ("assert 1 == bonjour.f(2)", "not_equal", "1", "2"),
    ("assert bonjour.f(2) > 3", "comparison", "3", "2"),
    ("assert bonjour.f(2) == 3, say(fr='Trois !', en='Three!')", "said", "3", "2"),
    ("assert not bonjour.f(2) == 2", "assertion", None, None),
    ("assert bonjour.f(2)[0]", "odd_value", None, "2"),
    ("bonjour.f({'a': 1})['b']", "odd_value", None, "{'a': 1}"),
    ("pytest.raises(KeyError, bonjour.f)", "did_not_raise", None, None),
    ("bonjour.f(); pytest.fail('non')", "said", None, None),
    ("assert bonjour.f(2) == 3, 'Trois !'", "said", "3", "2"),
    ("assert bonjour.f(2) == 3 or bonjour.f(2) == 4", "assertion", None, None),
    ("bonjour.f(); pytest.skip('non')", "assertion", None, None),
    ("bonjour.f(); pytest.exit('non')", "assertion", None, None),
    ("unittest.TestCase().assertEqual(bonjour.f(1), 2)", "not_equal", "2", "1"),
    ("assert bonjour.f('x' * 5000) == ''", "not_equal", "''", "'" + "x" * 1798 + "…" + "x" * 199 + "'"),
]


@pytest.mark.parametrize(("line", "code", "expected", "actual"), FAILED_TESTS)
def test_a_failed_test_says(run_job: RunJob, line: str, code: str, expected: str | None, actual: str | None) -> None:
    tests = f"import pytest, unittest, bonjour\nfrom autograder import say\ndef test_a():\n    {line}\n"

    check, end = run_job(ECHO, tests)

    assert (check["outcome"], check["message"]["code"]) == ("failed", code)
    assert (check["expected"], check["actual"]) == (expected, actual)
    assert end["ending"] == "finished"


SIDES = [
    ("assert 'B' in capsys.readouterr().out", "'B'", "'b\\n'", "contains"),
    ("assert ['B'] == capsys.readouterr().out.splitlines()", "['B']", "['b']", None),
    ("assert 3 == len(bonjour.show())", "3", "2", None),
    ("x = sorted(bonjour.show())\n    assert [1, 2] == x", "[1, 2]", "[1, 5]", None),
    ("assert 2 < bonjour.show()[1]", "2", "1", "greater"),
    ("assert bonjour.show()[1] >= 2", "2", "1", "at_least"),
    ("assert bonjour.show()[1] not in [1, 2]", "[1, 2]", "1", "not_among"),
    ("assert 1 != min(bonjour.show())", "1", "1", "different"),
    ("check(len(bonjour.show()), 3)", "3", "2", None),
    ("check(3, len(bonjour.show()))", "3", "2", None),
    ("x = [3, 1]; bonjour.show(x); assert [1, 3] == x", "[1, 3]", "[3, 1]", None),
    ("unittest.TestCase().assertEqual('X', str(bonjour.show()[0]))", "'X'", "'5'", None),
    ("unittest.TestCase().assertIn(3, bonjour.show())", "3", "[5, 1]", "contains"),
    ("assert [1] < [0]", "[0]", "[1]", None),
]


@pytest.mark.parametrize(("line", "expected", "actual", "relation"), SIDES)
def test_what_comes_of_the_learners_code_is_what_was_obtained(
    run_job: RunJob, line: str, expected: str, actual: str, relation: str | None
) -> None:
    show = "def show(x=None):\n    print('b')\n    return [5, 1]\n"
    tests = "import unittest, bonjour\ndef check(a, b):\n    assert a == b\ndef test_a(capsys):\n    bonjour.show()\n"

    check, _ = run_job(show, f"{tests}    {line}\n")

    assert (check["expected"], check["actual"]) == (expected, actual)
    assert check["message"]["params"].get("relation") == relation


WORDS = [
    "assert bonjour.f(1) > 2, 'Regarde.'",
    "pytest.fail('Regarde.')",
    "raise AssertionError('Regarde.')",
    "unittest.TestCase().assertEqual(bonjour.f(1), 2, 'Regarde.')",
    "unittest.TestCase().assertTrue(bonjour.f(0), msg='Regarde.')",
    "unittest.TestCase().fail('Regarde.')",
]


@pytest.mark.parametrize("line", WORDS)
def test_the_trainers_own_words_are_told(run_job: RunJob, line: str) -> None:
    check, _ = run_job(ECHO, f"import pytest, unittest, bonjour\ndef test_a():\n    bonjour.f()\n    {line}\n")

    assert check["message"]["code"] == "said"
    assert (check["message"]["params"]["fr"], check["message"]["params"]["en"]) == ("Regarde.", None)


SUITE_FAULTS = [
    "def test_a():\n    raise KeyError\n",
    "def test_a():\n    import bonjour\n    bonjour.f()\n    undefined\n",
    "def test_a(absent): pass\n",
    "import pytest\n@pytest.mark.skip\ndef test_a(): pass\n",
    "import pytest\n@pytest.mark.xfail\ndef test_a(): pass\n",
    "def test_a(:\n",
    "import absent_module\ndef test_a(): pass\n",
    "if False:\n  pass\ndef test_a(): pass\ndel test_a\n",
    "import os\ndef test_a(): os._exit(0)\n",
    "import bonjour\ndef test_a(): bonjour.f(object())\n",
    "import bonjour, pytest\ndef test_a(): bonjour.f([1, {2: pytest}])\n",
    "import bonjour\nbonjour.f = 1\ndef test_a(): pass\n",
]


@pytest.mark.parametrize("tests", SUITE_FAULTS)
def test_a_broken_suite_is_the_exercises_fault(run_job: RunJob, tests: str) -> None:
    (end,) = run_job(ECHO, tests)

    assert (end["ending"], end["message"]["code"]) == ("exercise", "suite_error")
    assert "/" not in end["message"]["raw"]


OBSTACLES = [
    ("bonjour.f(pytest)", "kind", "module"),
    ("bonjour.f(object())", "kind", "object"),
    ("bonjour.f('é' * 2_000_000)", "size", "> 8 MiB"),
    ("x = []; x.append(x); bonjour.f(x)", "size", "list"),
]


@pytest.mark.parametrize(("question", "obstacle", "value"), OBSTACLES)
def test_what_cannot_cross_is_named_with_its_check(run_job: RunJob, question: str, obstacle: str, value: str) -> None:
    (end,) = run_job(ECHO, f"import bonjour, pytest\ndef test_a():\n    {question}\n")

    params = end["message"]["params"]
    assert (params["problem"], params["obstacle"], params["check"]) == ("outbound", obstacle, "test_a")
    assert params["value"].endswith(value)


@pytest.mark.parametrize("path", ["tmp_path / 'a.txt'", "str(tmp_path / 'a.txt')", "__file__ + 'a.txt'"])
def test_a_file_of_the_tests_own_that_is_missing_in_her_folder_is_named(run_job: RunJob, path: str) -> None:
    opening = {"bonjour.py": "def open_it(x): return open(x).read()\n"}

    check, _ = run_job(opening, f"import bonjour\ndef test_a(tmp_path): bonjour.open_it({path})\n")

    assert check["message"]["code"] == "raised"
    assert check["message"]["params"]["lent"].endswith("a.txt")


def test_a_path_that_nobody_opens_is_a_value_like_any_other(run_job: RunJob) -> None:
    tests = "import bonjour\ndef test_a(tmp_path): assert bonjour.ending(tmp_path / 'a.txt') == '.txt'\n"

    check, _ = run_job({"bonjour.py": "def ending(path): return path.suffix\n"}, tests)

    assert check["outcome"] == "passed"


GOOD_TESTS = [
    "assert bonjour.add([1], [2]) == [1, 2]",
    "from bonjour import add; assert add(a='x', b='y') == 'xy'",
    "assert add(1, 2) == 3",
    "x = [[2], [1]]; a, b = x; bonjour.sort(x); assert x == [[1], [2]]; assert x[0] is b",
    "x = {'a': [1]}; inner = x['a']; bonjour.grow(x['a']); bonjour.deep(x); assert inner == [1, 0, 0]",
    "assert bonjour.C == (1, {2})",
    "with pytest.raises(ValueError, match='mal'): bonjour.bad()",
    "with pytest.raises(bonjour.Bad): bonjour.bad()",
    "with pytest.raises(KeyError): bonjour.key()",
    "with pytest.raises(SystemExit) as e: bonjour.leave()\n    assert e.value.code == 3",
    "bonjour.hello(); assert capsys.readouterr() == ('é\\n', 'e\\n')",
    "monkeypatch.setattr('builtins.input', lambda p: p + '!'); assert bonjour.ask() == 'nom?!'",
    "monkeypatch.setattr('sys.stdin', io.StringIO('a\\nb\\n')); assert bonjour.lines() == ['a\\n', 'b\\n']",
    "answers = iter('ab'); monkeypatch.setattr('builtins.input', lambda p: next(answers)); bonjour.ask()",
    "import pack.inner, pack; assert pack.inner.f() == pack.NAME == 'pack'",
    "import random, tempfile; assert random.random() < 1; tempfile.mkdtemp(); assert bonjour.own() == 'mine'",
    "import importlib; assert importlib.import_module('pack').NAME == 'pack'; importlib.reload(bonjour)",
    "assert not hasattr(bonjour, 'absent'); assert callable(bonjour.add)",
    "import inspect; assert {'add', '__name__'} <= set(dir(bonjour)); assert dict(inspect.getmembers(bonjour))['add']",
    "assert bonjour.thing() != 3; assert bonjour.thing() is not None",
]
LEARNER = """
import sys, random
print("at import")
C = (1, {2})
class Bad(ValueError): pass
def add(a, b): return a + b
def sort(x): x.sort()
def grow(x): x.append(0)
def deep(x): x["a"].append(0)
def bad(): raise Bad("mal")
def key(): return {}["x"]
def leave(): sys.exit(3)
def hello(): print("é"); print("e", file=sys.stderr)
def ask(): return input("nom?")
def lines(): return list(sys.stdin)
def thing(): return (i for i in ())
def own(): return random.f()
"""
HAND_IN = {
    "bonjour.py": LEARNER,
    "pack/__init__.py": "NAME = 'pack'",
    "pack/inner.py": "from pack import NAME\ndef f(): return NAME",
    "random.py": "def f(): return 'mine'",
    "conftest.py": "1 / 0",
    "pytest.py": "1 / 0",
    "pygments.py": "1 / 0",
}


@pytest.mark.parametrize("line", GOOD_TESTS)
def test_ordinary_pytest_passes(run_job: RunJob, line: str) -> None:
    tests = f"import io, pytest, bonjour\nfrom bonjour import *\ndef test_a(capsys, monkeypatch):\n    {line}\n"

    check, end = run_job(HAND_IN, tests)

    assert check["outcome"] == "passed", check
    assert end["ending"] == "finished"


def test_the_output_of_a_check_is_reported(run_job: RunJob) -> None:
    check, _ = run_job(LEARNER, "import bonjour\ndef test_a(): bonjour.hello()\n")

    assert check["output"] == "é\ne\n"


def test_a_test_cannot_swallow_the_end_of_the_learners_process(run_job: RunJob) -> None:
    tests = "import bonjour\ndef test_a():\n    try:\n        bonjour.f()\n    except BaseException:\n        pass\n"

    check, _ = run_job("import os\ndef f(): os._exit(0)", tests)

    assert (check["outcome"], check["reason"]) == ("failed", "exited")


def test_a_loop_of_the_test_itself_is_bounded(run_job: RunJob) -> None:
    tests = "import bonjour\ndef test_a():\n    while bonjour.f(1) == 1: pass\n"

    check, end = run_job(ECHO, tests, check_seconds=3)

    assert (check["reason"], end["ending"]) == ("time", "finished")


PROCESS = "import os\n\nME = os.getpid()\nSEEN = []\n\n\ndef look():\n    SEEN.append(1)\n    return len(SEEN)\n"


def test_no_check_has_the_process_of_another(run_job: RunJob) -> None:
    tests = "import bonjour\nfrom bonjour import ME\n\ndef test_a(): assert bonjour.ME == ME and bonjour.look() == 1\n"
    tests += "def test_b(): assert bonjour.ME != ME and bonjour.look() == 1\n"

    *checks, _ = run_job(PROCESS, tests)

    assert [check["outcome"] for check in checks] == ["passed", "passed"]


def test_what_the_collection_did_is_not_in_the_process_of_the_first_check(run_job: RunJob) -> None:
    tests = "import bonjour\n\nbonjour.look()\n\ndef test_a(): assert bonjour.look() == 1\n"

    *checks, _ = run_job(PROCESS, tests)

    assert checks[0]["outcome"] == "passed"
