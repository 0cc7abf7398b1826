"""What a run speaks for: a pass for the whole, a passed check for its own; a fault of ours for nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grader.domain.competencies.evidence import EvidenceKind, gained
from grader.domain.exercises.exercise import Check, Exercise, Isolation
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.queue.queues import QueueName
from grader.domain.submissions.submission import Submission
from grader.domain.text import Text
from grader.domain.verdicts import Outcome, RunState, Verdict

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SENT = Submission("S1", "R1", "E-ada", "bonjour", "c1", "t1", NOON, 1)
EXERCISE = Exercise(
    slug="bonjour",
    title=Text("Bonjour"),
    runner="python",
    hand_in=("bonjour.py",),
    checks=(
        Check("says", "test_it.py::test_says", Text("dit"), competencies=("web-2024.cp3",)),
        Check("keeps", "test_it.py::test_keeps", Text("garde"), competencies=("algo",)),
    ),
    suite_digest="d1",
    statement=Text("Dis."),
    tests=(),
    competencies=("web-2024.cp1", "web-2024.cp1"),
)


def run(verdict: Verdict, *outcomes: Outcome) -> Run:
    checks = tuple(CheckResult(name, outcome) for name, outcome in zip(("says", "keeps"), outcomes, strict=True))
    result = Result(verdict, None, None, 0, 2, checks, Isolation.SPLIT)
    return Run("U1", "S1", QueueName.LIVE, RunState.FINISHED, "d1", NOON, finished_at=NOON, result=result)


def shown(verdict: Verdict, *outcomes: Outcome) -> list[tuple[str, str, int, str, str]]:
    found = gained(SENT, run(verdict, *outcomes), EXERCISE, {"web-2024": 2})
    return [(one.kind.value, one.framework, one.version, one.competency, one.source) for one in found]


def test_a_pass_speaks_for_all_that_is_declared_once_each() -> None:
    assert shown(Verdict.PASSED, Outcome.PASSED, Outcome.PASSED) == [
        ("exercise", "web-2024", 2, "cp1", "bonjour"),
        ("check", "web-2024", 2, "cp3", "bonjour/says"),
        ("check", "", 0, "algo", "bonjour/keeps"),
    ]


@pytest.mark.parametrize("verdict", [Verdict.FAILED, Verdict.TIMED_OUT])
def test_without_a_pass_each_check_that_passed_speaks_for_its_own(verdict: Verdict) -> None:
    assert shown(verdict, Outcome.PASSED, Outcome.FAILED) == [("check", "web-2024", 2, "cp3", "bonjour/says")]


@pytest.mark.parametrize("verdict", [Verdict.TAMPERED, Verdict.ERROR])
def test_no_verdict_on_the_work_speaks_for_nothing(verdict: Verdict) -> None:
    assert shown(verdict, Outcome.PASSED, Outcome.PASSED) == []


def test_a_run_without_a_result_speaks_for_nothing() -> None:
    assert gained(SENT, replace(run(Verdict.PASSED, Outcome.PASSED, Outcome.PASSED), result=None), EXERCISE, {}) == ()


def test_it_names_its_exercise_and_its_check() -> None:
    whole, check, _ = gained(SENT, run(Verdict.PASSED, Outcome.PASSED, Outcome.PASSED), EXERCISE, {})
    project = replace(whole, kind=EvidenceKind.PROJECT, source="PROJECT001")

    assert [(one.exercise, one.check) for one in (whole, check, project)] == [
        ("bonjour", ""),
        ("bonjour", "says"),
        ("", ""),
    ]
