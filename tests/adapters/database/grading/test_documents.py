"""The stored forms of results and exercise versions: nothing is lost on the way to JSON and back."""

import json
from dataclasses import fields
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.adapters.database.exercises import versions
from grader.adapters.database.grading import results
from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import Check, Exercise, Isolation, Limits, SourceFile
from grader.domain.grading.report import Screenshot
from grader.domain.grading.run import CheckResult, Result
from grader.domain.naming import MAX_SLUG_LENGTH, SLUG
from grader.domain.text import Message, Text
from grader.domain.verdicts import Blame, Outcome, Reason, Verdict

T = TypeVar("T")
DURATIONS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=1))

STORED: dict[str, Any] = {
    "schema_version": 1,
    "verdict": "failed",
    "blame": "your_code",
    "reason": "check_failed",
    "points": 0,
    "max_points": 2,
    "checks": [
        {
            "id": "greets",
            "outcome": "failed",
            "points": 0,
            "reason": "check_failed",
            "message": {"code": "raised", "params": {"line": 3, "type": None}, "raw": "ValueError"},
            "expected": "'Ada'",
            "actual": None,
            "output": "tour 1\n",
            "duration_us": 1_234,
        }
    ],
    "isolation": "split",
    "message": None,
    "ignored": ["notes.txt"],
    "sandbox_us": 2_000_000,
    "tests_us": 1_500_001,
    "cached": False,
}
GREETS = CheckResult(
    "greets",
    Outcome.FAILED,
    Reason.CHECK_FAILED,
    Message("raised", {"line": 3, "type": None}, "ValueError"),
    expected="'Ada'",
    output="tour 1\n",
    duration=timedelta(microseconds=1_234),
)
MEANT = Result(
    Verdict.FAILED,
    Blame.YOUR_CODE,
    Reason.CHECK_FAILED,
    0,
    2,
    (GREETS,),
    Isolation.SPLIT,
    ignored=("notes.txt",),
    sandbox=timedelta(seconds=2),
    tests=timedelta(microseconds=1_500_001),
)


SLUGS = st.from_regex(SLUG, fullmatch=True).filter(lambda slug: len(slug) <= MAX_SLUG_LENGTH)


def whole(kind: type[T], **of: st.SearchStrategy[object]) -> st.SearchStrategy[T]:
    """Return values with every field varied, those with a default too."""
    return st.builds(kind, **dict.fromkeys((field.name for field in fields(kind)), ...) | of)  # type: ignore[arg-type]


st.register_type_strategy(timedelta, DURATIONS)
for part in (Message, Screenshot, CheckResult, Text, SourceFile, Limits, Check):
    st.register_type_strategy(part, whole(part))


@pytest.mark.slow
@given(whole(Result))
def test_it_keeps_any_result(result: Result) -> None:
    stored = json.loads(json.dumps(results.document_of(result)))

    assert results.result_of(stored) == result


def test_it_reads_what_was_stored_since_the_first_version() -> None:
    assert results.result_of(STORED) == MEANT
    # Since then a check also tells its calls, the line that does the last one again, and how their page was.
    checks = [{**check, "calls": [], "again": None, "screenshot": None} for check in STORED["checks"]]
    assert json.loads(json.dumps(results.document_of(MEANT))) == {**STORED, "checks": checks}


@pytest.mark.slow
@given(whole(Exercise, slug=SLUGS))
def test_it_keeps_any_exercise(exercise: Exercise) -> None:
    stored = json.loads(json.dumps(versions.document_of(exercise)))

    assert versions.exercise_of(stored) == exercise


def test_it_refuses_a_result_of_a_newer_program() -> None:
    document = results.document_of(Result(Verdict.PASSED, None, None, 0, 0, (), Isolation.SPLIT))

    with pytest.raises(PlatformError, match="schema version 2"):
        results.result_of({**document, "schema_version": 2})


def test_it_refuses_an_exercise_of_a_newer_program(exercise: Exercise) -> None:
    document = versions.document_of(exercise)

    with pytest.raises(PlatformError, match="schema version 2"):
        versions.exercise_of({**document, "schema_version": 2})
