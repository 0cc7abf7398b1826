"""`run_autograder` of Gradescope's: its script beside the learner's code, and the `results.json` that it writes."""

import json
from typing import Any

import pytest

from runner_images.common.tests.native_tool import UnreadableReportError
from runner_images.python.gradescope import RUN_AUTOGRADER, read_results
from tests.runner_images.conftest import LIMITS, Frame, Harness, files

SCRIPT = "#!/usr/bin/env bash\ncp submission/*.py source/\ncd source\npython run_tests.py\n"
RUN = """
import io, json, unittest

class Results(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.told = []
    def say(self, test, error=None):
        status = "failed" if error else "passed"
        self.told.append({"name": test.shortDescription() or str(test), "status": status, "score": 2.0 * (not error),
                          "max_score": 2.0, "output": f"Test Failed: {error[1]}" if error else ""})
    def addSuccess(self, test):
        self.say(test)
    def addFailure(self, test, error):
        self.say(test, error)
    addError = addFailure

if __name__ == "__main__":
    results = Results()
    unittest.defaultTestLoader.loadTestsFromName("test_somme").run(results)
    with open("../results/results.json", "w") as file:
        json.dump({"tests": results.told}, file)
"""
SUITE = """
import unittest
from somme import somme

class TestSomme(unittest.TestCase):
    def test_deux(self):
        '''Additionne deux nombres'''
        self.assertEqual(somme([2, 3]), 5)
    def test_rien(self):
        self.assertEqual(somme([]), 0)

if __name__ == "__main__":
    unittest.main()
"""
NAMES = ("Additionne deux nombres", "TestSomme::test_rien")
RIGHT = "def somme(nombres):\n    return sum(nombres)\n"


def told_of(harness: Harness, program: str, *names: str, script: str = SCRIPT) -> dict[str, Frame]:
    suite = {"run_autograder": script, "run_tests.py": RUN, "test_somme.py": SUITE}
    checks = [{"id": f"c{n}", "test": f"run_autograder::{name}", "needs": []} for n, name in enumerate(names)]
    job = {"tests": files(suite), "checks": checks, "limits": LIMITS}
    *told, end = harness.run(files({"somme.py": program}), job)
    return {**{names[int(check["id"][1:])]: check for check in told}, "end": end}


@pytest.mark.slow
def test_a_right_program_passes_every_test(harness: Harness) -> None:
    told = told_of(harness, RIGHT, *NAMES)

    assert [told[name]["outcome"] for name in NAMES] == ["passed"] * 2, told
    assert (told["end"]["ending"], told["end"]["unmapped"]) == ("finished", [])


@pytest.mark.slow
def test_what_a_test_says_is_what_is_told(harness: Harness) -> None:
    told = told_of(harness, RIGHT.replace("sum(nombres)", "sum(nombres) or None"), *NAMES)

    assert [told[name]["outcome"] for name in NAMES] == ["passed", "failed"]
    assert told[NAMES[1]]["message"]["params"] == {"told": "None != 0"}


@pytest.mark.slow
def test_a_test_that_no_check_names_is_told(harness: Harness) -> None:
    assert told_of(harness, RIGHT, NAMES[0])["end"]["unmapped"] == [f"run_autograder::{NAMES[1]}"]


LIE = '{"tests": [{"name": "Additionne deux nombres", "status": "passed", "score": 2, "max_score": 2}]}'
WRONG = "def somme(nombres):\n    return -1\n"
FORGERS = {
    "writes results and leaves": (
        f"import os\nopen('../results/results.json', 'w').write('{LIE}')\nos._exit(0)\n",
        "native_stopped",
    ),
    "writes them at the end": (
        f"import atexit, os\natexit.register(lambda: open('../results/results.json', 'w').write('{LIE}'))\n{WRONG}",
        "native_stopped",
    ),
    "makes assertions hold": (
        f"import unittest\nunittest.TestCase.assertEqual = lambda *_: None\n{WRONG}",
        "protocol",
    ),
    "makes all tests pass": (
        "import unittest.case\nunittest.case.TestCase._callTestMethod = lambda *_: None\n" + WRONG,
        "protocol",
    ),
    "writes a flood": (
        f"import atexit\natexit.register(lambda: open('../results/results.json', 'w').write(' ' * 3_000_000))\n{WRONG}",
        None,
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("way", FORGERS)
def test_a_program_that_says_it_passes_does_not(harness: Harness, way: str) -> None:
    program, code = FORGERS[way]

    told = told_of(harness, program, *NAMES)

    assert "passed" not in {told[name]["outcome"] for name in NAMES if name in told}, told
    assert code is None or told[NAMES[0]]["message"]["code"] == code, told


PASSED: dict[str, tuple[dict[str, Any], bool]] = {
    "a status": ({"status": "passed"}, True),
    "all points": ({"score": 3, "max_score": 3}, True),
    "more than all points": ({"score": 4, "max_score": 3.0}, True),
    "some points": ({"score": 1, "max_score": 3}, False),
    "a status that its points belie": ({"status": "passed", "score": 0, "max_score": 3}, False),
    "points that its status belies": ({"status": "failed", "score": 3, "max_score": 3}, False),
    "neither": ({}, False),
    "a status of another kind": ({"status": True}, False),
    "points of another kind": ({"score": "3", "max_score": True}, False),
    "points beyond any number": ({"score": 10**400, "max_score": 3}, False),
    "less than no points": ({"score": -1, "max_score": -2}, False),
}


@pytest.mark.parametrize("way", PASSED)
def test_a_test_passed_where_its_status_and_its_points_say_so(way: str) -> None:
    facts, passed = PASSED[way]

    (case,) = read_results(json.dumps({"tests": [{"name": "a", **facts}]}).encode())

    assert (case.failure is None) is passed


NO_RESULTS = {
    "nothing": b"",
    "no JSON": b"ok",
    "a list": b"[]",
    "no tests": b'{"score": 100}',
    "tests of another kind": b'{"tests": {"a": 1}}',
    "a test of another kind": b'{"tests": ["a"]}',
    "NaN": b'{"tests": [{"name": "a", "score": NaN, "max_score": 1}]}',
    "infinity": b'{"tests": [{"name": "a", "score": Infinity, "max_score": 1}]}',
    "nested without end": b"[" * 100_000,
    "a number of a million digits": b'{"tests": [], "score": ' + b"9" * 1_000_000 + b"}",
    "too many": json.dumps({"tests": [{"name": "a"}] * 3_000}).encode(),
    "no UTF-8": b'{"tests": [{"name": "\xff"}]}',
}


@pytest.mark.parametrize("way", NO_RESULTS)
def test_what_is_no_results_is_none(way: str) -> None:
    with pytest.raises(UnreadableReportError):
        read_results(NO_RESULTS[way])


def test_a_text_is_cut_and_can_be_stored() -> None:
    (case,) = read_results(
        json.dumps({"tests": [{"name": "n" * 9_999, "output": "\x00\ud800" + "o" * 99_999}]}).encode()
    )

    assert len(case.name) == 300
    assert case.failure is not None
    assert len(case.failure.text) <= 8_000


NAMED = {
    "test_a (tests.test_x.TestX.test_a)": "TestX::test_a",
    "test_a (test_x.TestX)": "TestX::test_a",
    "test_a (__main__.TestX.test_a)": "TestX::test_a",
    "Evaluates 1 + 1 (easy)": "Evaluates 1 + 1 (easy)",
}


@pytest.mark.parametrize("name", NAMED)
def test_a_test_is_named_by_its_docstring_or_its_class(name: str) -> None:
    assert RUN_AUTOGRADER.name((), name) == NAMED[name]
