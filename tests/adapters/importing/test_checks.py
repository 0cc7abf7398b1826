"""How a test's name becomes a check's id and title."""

import pytest

from grader.adapters.exercise_files.suite import Suite
from grader.adapters.importing.checks import checks_of
from grader.adapters.importing.dynamic import dynamic_lines
from grader.domain.exercises.exercise import Check

LONG = "test_" + "very_" * 20 + "long"


def checks(source: str) -> tuple[Check, ...]:
    return checks_of(Suite({"test_it.py": source.encode()}).tests(), {})


@pytest.mark.parametrize(
    ("name", "check_id", "title"),
    [
        ("test_a_leap_year", "a-leap-year", "a leap year"),
        ("test_EXPECTED_TIME", "expected-time", "EXPECTED TIME"),
        ("testTwoWords", "two-words", "TwoWords"),
        ("test_divisible_by_100", "divisible-by-100", "divisible by 100"),
        ("test_été", "ete", "été"),
        ("test", "test", "test"),
        ("test_", "test", "test_"),
    ],
)
def test_a_name_becomes_an_id_and_words(name: str, check_id: str, title: str):
    check = checks(f"def {name}(): pass")[0]

    assert (check.id, check.title.en) == (check_id, title)


def test_a_docstring_says_it_better():
    check = checks('def test_it():\n    """Adds the tax.\n\n    At length.\n    """')[0]

    assert check.title.en == "Adds the tax."


def test_a_long_name_is_cut_between_words_and_stays_unlike_others():
    first, second = checks(f"def {LONG}_a(): pass\ndef {LONG}_b(): pass")

    assert first.id.startswith("very-very-")
    assert len(first.id) <= 60
    assert first.id[:-6] == second.id[:-6]
    assert first.id != second.id


def test_a_test_added_below_changes_no_id():
    source = f"class TestA:\n    def test_one(self): pass\n    def {LONG}(self): pass\n"
    added = "class TestB:\n    def test_one(self): pass\n"

    assert checks(source + added)[:2] == checks(source)


def test_many_tests_of_one_name_keep_ids_apart():
    source = "\n".join(f"class Test{'_' * number}:\n    def test_one(self): pass" for number in range(1, 6))

    ids = [check.id for check in checks(source)]

    assert len(set(ids)) == 5


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def load_tests(*rest): pass", [1]),
        ("class A: pass\nfor n in range(3):\n    setattr(A, f'test_{n}', print)", [3]),
        ("for n in range(3):\n    globals()[f'test_{n}'] = print", [2]),
        ("class A(metaclass=Maker): pass", [1]),
        ("class A:\n    test_one = make(1)", [1]),
        ("class A:\n    @parameterized.expand([1])\n    def test_one(self): pass", [3]),
        ("class A:\n    def test_one(self):\n        robot = Robot()\n        setattr(robot, 'name', 3)", []),
        ("@pytest.mark.parametrize('n', [1])\ndef test_one(n): pass", []),
        ("def broken(", []),
    ],
)
def test_tests_made_while_running_are_noticed(source: str, lines: list[int]):
    assert dynamic_lines(source.encode()) == lines
