"""What the tests asked of the learner's code before a check failed, as the report tells it."""

import shlex
from pathlib import Path
from subprocess import run

import pytest

from tests.runner_images.conftest import RunJob

pytestmark = pytest.mark.slow  # a supervisor, a zygote and a pytest each

SOURCE = """
PI = 3
def f(x=None, **more): return x
def show(x): print(x)
def sort(x): return x.sort()
def ask(): print("Bonjour", input("Nom ? "))
def fall(x): return 1 / 0
def apply(g, x): return g(x)
class Compte:
    def __init__(self, solde): self.solde = solde
    def ajoute(self, n): return self.solde + n
"""
CALLS = [
    ("assert bonjour.f('a', y=1) == 3", "f('a', y=1)", "'a'", "print(repr(f('a', y=1)))"),
    ("assert bonjour.PI == 4", "PI", "3", "print(repr(PI))"),
    ("bonjour.fall([1])", "fall([1])", None, "print(repr(fall([1])))"),
    ("assert bonjour.apply(bonjour.f, 2) == 3", "apply(f, 2)", "2", None),
    ("assert bonjour.apply(lambda x: x, 2) == 3", "apply(<function>, 2)", "2", None),
    ("assert bonjour.Compte(3).ajoute(2) == 4", "Compte(…).ajoute(2)", "5", None),
    ("x = [2, 1]; bonjour.f(x); x.sort(); assert x == 1", "f([2, 1])", "[2, 1]", "print(repr(f([2, 1])))"),
]


@pytest.mark.parametrize(("line", "call", "gave", "again"), CALLS)
def test_a_call_is_told_as_the_learner_would_write_it(
    run_job: RunJob, line: str, call: str, gave: str | None, again: str | None
) -> None:
    check, _ = run_job(SOURCE, f"import bonjour\ndef test_a():\n    {line}\n")

    assert (check["calls"][-1]["call"], check["calls"][-1]["gave"]) == (call, gave)
    assert (check["again"] or "").partition("; ")[2].rstrip('"') == (again or "")


def test_what_was_typed_and_shown_belongs_to_its_call(run_job: RunJob) -> None:
    tests = "import bonjour\ndef test_a(monkeypatch):\n    monkeypatch.setattr('builtins.input', lambda q: 'Ada')\n"

    check, _ = run_job(SOURCE, tests + "    bonjour.show(1); bonjour.ask(); assert False\n")

    assert [call["printed"] for call in check["calls"]] == ["1\n", "Bonjour Ada\n"]
    assert [call["typed"] for call in check["calls"]] == ["", "Ada"]


def test_a_program_is_told_by_its_command(run_job: RunJob) -> None:
    files = {"prog.py": "print('a')", "bonjour.py": SOURCE}

    check, _ = run_job(files, "def test_a(capsys):\n    import prog\n    assert capsys.readouterr().out == 'b'\n")

    assert [call["call"] for call in check["calls"]] == ["python3 prog.py"]
    assert check["again"] == "python3 prog.py"


def test_calls_of_another_case_are_not_told(run_job: RunJob) -> None:
    tests = "import bonjour, pytest\n@pytest.mark.parametrize('n', [1, 2])\ndef test_a(n): assert bonjour.f(n) == 1\n"

    check, _ = run_job(SOURCE, tests)

    assert [call["call"] for call in check["calls"]] == ["f(2)"]


@pytest.mark.parametrize("value", ['l\'"ami" $HOME `id` !! %PATH% \\', "é\n\t'", "$(id)"])
def test_the_line_for_home_says_the_same_to_a_shell(run_job: RunJob, tmp_path: Path, value: str) -> None:
    (tmp_path / "bonjour.py").write_text(SOURCE)
    check, _ = run_job(SOURCE, f"import bonjour\ndef test_a(): assert bonjour.f({value!r}) == 3\n")

    said = run(["bash", "-c", check["again"]], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert said.stdout == f"{value!r}\n"
    assert len(shlex.split(check["again"])) == 3


GIVEN = [
    ("assert bonjour.show(8) == 8", "printed_not_returned"),
    ("assert bonjour.show(9) == 8", "printed_only"),
    ("assert bonjour.sort([2, 1]) == [1, 2]", "changed_in_place"),
    ("assert bonjour.f() == 3", "no_return"),
    ("bonjour.f('a'); assert capsys.readouterr().out == 'a\\n'", "returned_not_printed"),
    ("assert {}.get(bonjour.f(2)) == 3", "none"),
]


@pytest.mark.parametrize(("line", "word"), GIVEN)
def test_what_was_given_in_another_way_is_named(run_job: RunJob, line: str, word: str) -> None:
    check, _ = run_job(SOURCE, f"import bonjour\ndef test_a(capsys):\n    {line}\n")

    assert check["message"]["params"]["difference"] == word


def test_the_error_that_was_awaited_is_named(run_job: RunJob) -> None:
    tests = "import bonjour, pytest\nclass Vide(Exception): pass\ndef test_a():\n"

    check, _ = run_job(SOURCE, tests + "    with pytest.raises((Vide, KeyError)):\n        bonjour.fall(1)\n")

    assert check["message"]["params"]["awaited"] == "Vide, KeyError"


UNTYPED = {
    "a value instead": ("def f(x): return input()\n", "bonjour.f('Ada')", "f('Ada')"),
    "no value": ("def f(): return input()\n", "bonjour.f()", None),
}


@pytest.mark.parametrize(("source", "line", "untyped"), UNTYPED.values(), ids=UNTYPED)
def test_a_question_that_no_test_answers_names_the_call(
    run_job: RunJob, source: str, line: str, untyped: str | None
) -> None:
    check, _ = run_job(source, f"import bonjour\ndef test_a():\n    {line}\n")

    assert check["message"]["params"].get("untyped") == untyped


NOTHING_GIVEN = {
    "printed": ("def f(): return print('ada')\n", "printed_only"),
    "sorted in place": ("def f(): return [2, 1].sort()\n", "no_return"),
}


@pytest.mark.parametrize(("source", "word"), NOTHING_GIVEN.values(), ids=NOTHING_GIVEN)
def test_a_trainer_s_words_about_none_come_with_how_it_came(run_job: RunJob, source: str, word: str) -> None:
    tests = "import bonjour\ndef test_a():\n    assert bonjour.f() is not None, 'Renvoie le nom.'\n"

    check, _ = run_job(source, tests)

    assert (check["message"]["code"], check["message"]["params"]["difference"]) == ("said", word)


def test_an_object_of_the_tests_that_stands_for_super_is_begun_anew_by_them_alone(run_job: RunJob) -> None:
    own = "class Meter(dict):\n    def __init__(self): super().__init__()\n"
    tests = (
        "from unittest.mock import patch\nimport bonjour\n"
        "class Parent:\n    def __call__(self, *_): return self\n"
        "def test_a():\n    with patch('bonjour.super', create=True, new=Parent()): bonjour.Meter()\n"
    )

    check, _ = run_job(own, tests)

    last = check["message"]["raw"].splitlines()[-1]
    assert last == "TypeError: Parent is an object of the tests: they alone call its __init__"
