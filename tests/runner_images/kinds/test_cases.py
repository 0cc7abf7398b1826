"""Cases without a test: what each way of comparing takes for right, and what is said of the first difference."""

import json
from typing import Any

import pytest

from tests.runner_images.conftest import LIMITS, Frame, Harness, files

pytestmark = pytest.mark.slow

RUN: dict[str, Any] = {
    "program": "total.py",
    "args": [],
    "stdin": "",
    "files": {},
    "stdout": None,
    "status": 0,
    "match": "exact",
    "tolerance": 0.0,
}
ADDS = "a, b = int(input()), int(input())\nprint('Total :', a + b)\n"


def checked(harness: Harness, program: str, *runs: dict[str, Any]) -> Frame:
    """Return the frame of the one check that these runs are."""
    suite = {"cases.json": json.dumps({"adds": [{**RUN, **run} for run in runs]})}
    checks = [{"id": "adds", "test": "cases.json::adds", "needs": []}]
    frames = list(
        harness.run(files({"total.py": program}), {"tests": files(suite), "checks": checks, "limits": LIMITS})
    )
    assert frames[-1]["ending"] == "finished", frames
    return frames[0]


RIGHT = {
    "exact": {"stdout": "Total : 5\n"},
    "a text without its line end": {"stdout": "Total : 5"},
    "tokens": {"stdout": "Total  :\n5", "match": "tokens"},
    "numbers": {"stdout": "5", "match": "numbers"},
    "numbers that are near": {"stdout": "5.004", "match": "numbers", "tolerance": 0.01},
    "a pattern": {"stdout": r"Total ?: \d+", "match": "regex"},
    "a status alone": {"stdout": None},
}


@pytest.mark.parametrize("run", RIGHT.values(), ids=RIGHT)
def test_what_is_right_passes(harness: Harness, run: dict[str, Any]) -> None:
    check = checked(harness, ADDS, {"stdin": "2\n3\n", **run})

    assert check["outcome"] == "passed", check


WRONG: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "a word": ({"stdout": "Totol : 5\n"}, {"difference": "word", "expected_word": "Totol", "actual_word": "Total"}),
    "a token": (
        {"stdout": "Total : 6", "match": "tokens"},
        {"difference": "number", "expected_word": "6", "actual_word": "5"},
    ),
    "a token that lacks": ({"stdout": "Total : 5 euros", "match": "tokens"}, {"expected_word": "euros"}),
    "a number": ({"stdout": "7", "match": "numbers"}, {"difference": "number", "expected_word": "7"}),
    "a number too many": ({"stdout": "5 6", "match": "numbers"}, {"difference": "number_missing"}),
}


@pytest.mark.parametrize("kind", WRONG)
def test_the_first_difference_is_told_by_its_word(harness: Harness, kind: str) -> None:
    run, params = WRONG[kind]

    check = checked(harness, ADDS, {"stdin": "2\n3\n", **run})

    assert check["message"]["code"] == "not_equal"
    assert params.items() <= check["message"]["params"].items(), check["message"]
    assert check["calls"][0]["typed"] == "2\n3"
    assert check["again"] == "python3 total.py"


def test_texts_are_told_as_they_are_shown(harness: Harness) -> None:
    check = checked(harness, "print('Menu')\nprint('Totol')\n", {"stdout": "Menu\nTotal\n"})

    assert (check["expected"], check["actual"]) == ("Menu\nTotal", "Menu\nTotol")
    assert check["message"]["params"]["line"] == 2


def test_a_pattern_that_does_not_fit_is_told(harness: Harness) -> None:
    check = checked(harness, ADDS, {"stdin": "2\n3\n", "stdout": r"\d+ euros", "match": "regex"})

    assert (check["message"]["code"], check["expected"]) == ("no_match", r"\d+ euros")


def test_a_status_that_differs_is_told(harness: Harness) -> None:
    check = checked(harness, "import sys\nprint('ok')\nsys.exit(3)\n", {"stdout": "ok\n"})

    assert (check["message"]["code"], check["message"]["params"]) == ("status", {"wanted": 0, "status": 3})


def test_a_program_that_stops_is_told_by_its_line(harness: Harness) -> None:
    check = checked(harness, ADDS, {"stdin": "deux\n3\n", "stdout": "Total : 5\n"})

    assert (check["message"]["code"], check["message"]["params"]["type"]) == ("raised", "ValueError")


def test_a_file_that_the_program_reads_is_told_with_what_is_in_it(harness: Harness) -> None:
    adds = "print(sum(map(int, open('prix.txt'))))\n"

    check = checked(harness, adds, {"files": {"prix.txt": "12\n5\n"}, "stdout": "18\n"})

    assert check["calls"][0]["call"] == "python3 total.py  [prix.txt: 12 ⏎ 5]"


def test_every_run_of_a_case_counts(harness: Harness) -> None:
    always_five = "print('Total : 5')\n"

    runs = ({"stdin": "2\n3\n", "stdout": "Total : 5"}, {"stdin": "2\n4\n", "stdout": "Total : 6"})

    check = checked(harness, always_five, *runs)

    assert check["outcome"] == "failed"
    assert [call["typed"] for call in check["calls"]] == ["2\n4"]


@pytest.mark.parametrize("match", ["exact", "tokens", "numbers", "regex"])
def test_no_output_takes_long_to_compare(harness: Harness, match: str) -> None:
    floods = "print('1 ' * 30_000 + 'a' * 30_000)\n"
    harness_limits = {"stdout": ".*1.*b" if match == "regex" else "1 " * 30_000 + "b", "match": match}

    check = checked(harness, floods, harness_limits)

    assert check["reason"] in {"check_failed", "output"}
