"""A run as JSON: one schema, the same for every verdict."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from grader.domain.exercises.exercise import Visibility
from grader.domain.grading.report import Ending
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import not_gradable, platform_fault, score
from grader.domain.text import Message, Text
from grader.domain.verdicts import Reason
from grader.wording.grading.run_json import SCHEMA_VERSION, run_json
from tests.domain.samples import BONJOUR, report
from tests.runners import PYTHON
from tests.wording.hostile import VALUES

RUN_KEYS = {
    "schema_version",
    "exercise",
    "suite_digest",
    "image_digest",
    "isolation",
    "verdict",
    "blame",
    "reason",
    "message",
    "points",
    "max_points",
    "duration_ms",
    "checks",
    "ignored",
    "cached",
}
CHECK_KEYS = {
    "id",
    "title",
    "outcome",
    "reason",
    "points",
    "max_points",
    "message",
    "expected",
    "actual",
    "hints",
    "locked_hints",
    "visibility",
    "output",
    "calls",
    "again",
    "screenshot",
    "picture",
}
MISSING = (Reason.MISSING_FILE, Message("missing_file", {"file": "bonjour.py"}))
RESULTS = {
    "passed": score(BONJOUR, report("ppp")),
    "failed": score(BONJOUR, report("pfn")),
    "stopped": score(BONJOUR, report("p", Ending.LEARNER, Reason.MEMORY)),
    "tampered": score(BONJOUR, report("ppp", Ending.TAMPERED)),
    "missing": not_gradable(BONJOUR, MISSING),
    "ours": platform_fault(BONJOUR),
}


def written(result: Result, **given: int) -> dict[str, object]:
    """Return the run as whoever reads the JSON gets it."""
    text = json.dumps(run_json(BONJOUR, result, "f" * 64, runner=PYTHON, **given), ensure_ascii=False)
    return cast("dict[str, object]", json.loads(text))


@pytest.mark.parametrize("result", RESULTS.values(), ids=RESULTS)
def test_every_verdict_has_the_same_fields(result: Result) -> None:
    run = written(result)

    assert run.keys() == RUN_KEYS
    assert {frozenset(check) for check in cast("list[dict[str, object]]", run["checks"])} == {frozenset(CHECK_KEYS)}


def test_a_run_says_what_it_came_to() -> None:
    run = written(RESULTS["failed"])

    facts = {
        key: run[key] for key in ("schema_version", "exercise", "verdict", "blame", "reason", "points", "max_points")
    }
    assert facts == {
        "schema_version": SCHEMA_VERSION,
        "exercise": "bonjour",
        "verdict": "failed",
        "blame": "your_code",
        "reason": "check_failed",
        "points": 1,
        "max_points": 6,
    }
    assert (run["suite_digest"], run["image_digest"], run["isolation"]) == ("d" * 64, "f" * 64, "split")


def test_a_pass_blames_nobody() -> None:
    run = written(RESULTS["passed"])

    assert (run["verdict"], run["blame"], run["reason"], run["message"]) == ("passed", None, None, None)


def test_durations_are_whole_milliseconds() -> None:
    result = replace(RESULTS["passed"], sandbox=timedelta(seconds=1.2344), tests=timedelta(microseconds=1_600))

    assert written(result)["duration_ms"] == {"queue": None, "sandbox": 1234, "tests": 2}
    assert written(result, queue_ms=7)["duration_ms"] == {"queue": 7, "sandbox": 1234, "tests": 2}


def test_a_message_stands_in_both_languages_with_the_line_it_came_from() -> None:
    message = cast(
        "dict[str, str]", written(replace(RESULTS["missing"], message=Message("exited", {}, "exit")))["message"]
    )

    assert message.keys() == {"code", "fr", "en", "raw", "line", "source"}
    assert (message["code"], message["raw"]) == ("exited", "exit")
    assert message["fr"] != message["en"]


def test_points_and_texts_come_from_the_exercise() -> None:
    exercise = replace(
        BONJOUR,
        checks=(replace(BONJOUR.checks[0], hints=(Text("essaie"),), visibility=Visibility.HIDDEN), *BONJOUR.checks[1:]),
    )

    (check, *_) = cast("list[dict[str, object]]", run_json(exercise, RESULTS["passed"], None, runner=PYTHON)["checks"])

    assert (check["title"], check["hints"]) == ({"fr": "dit bonjour", "en": None}, [{"fr": "essaie", "en": None}])
    assert (check["points"], check["max_points"], check["visibility"]) == (1, 1, "hidden")


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_any_value_of_a_program_can_be_written(value: str) -> None:
    failed = RESULTS["failed"]
    checks = tuple(replace(check, expected=value, actual=value, output=value) for check in failed.checks)

    run = written(replace(failed, checks=checks))

    assert cast("list[dict[str, object]]", run["checks"])[0]["output"] == value
