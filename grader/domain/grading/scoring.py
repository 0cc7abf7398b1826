"""From what a sandbox reported to a verdict: points and titles come from the exercise, never from the report."""

from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.report import CheckReport, Ending, Report, first_to_mend
from grader.domain.grading.run import CheckResult, Result
from grader.domain.text import Message
from grader.domain.verdicts import REASONS, Blame, Outcome, Reason, Verdict

Judgement = tuple[Verdict, Blame | None, Reason | None]

ENDED_FIRST = Message("ended_first")


def score(exercise: Exercise, report: Report, *, ignored: tuple[str, ...] = ()) -> Result:
    """Return the result of a run: a pass only if every check of the exercise was reported once, and passed."""
    reported = {check.id: check for check in report.checks}
    checks = tuple(_result(check.id, check.points, reported.get(check.id)) for check in exercise.checks)
    verdict, blame, reason = _judge(exercise, report, checks)
    return Result(
        verdict=verdict,
        blame=blame,
        reason=reason,
        points=sum(check.points for check in checks),
        max_points=exercise.max_points,
        checks=checks,
        isolation=exercise.isolation,
        message=report.message,
        ignored=ignored,
        sandbox=report.sandbox,
        tests=report.tests,
    )


def not_gradable(exercise: Exercise, problem: tuple[Reason, Message], *, ignored: tuple[str, ...] = ()) -> Result:
    """Return the result of a hand-in that never reached a sandbox, with what to mend in the repository."""
    reason, message = problem
    return _without_tests(exercise, _failed_for(reason), message, ignored)


def platform_fault(exercise: Exercise) -> Result:
    """Return the result of a run that we gave up after our own retries; it costs the learner nothing."""
    return _without_tests(exercise, _failed_for(Reason.PLATFORM), Message("platform"), ())


def _without_tests(exercise: Exercise, judgement: Judgement, message: Message, ignored: tuple[str, ...]) -> Result:
    verdict, blame, reason = judgement
    return Result(
        verdict=verdict,
        blame=blame,
        reason=reason,
        points=0,
        max_points=exercise.max_points,
        checks=tuple(_result(check.id, check.points, None) for check in exercise.checks),
        isolation=exercise.isolation,
        message=message,
        ignored=ignored,
    )


def _result(check_id: str, points: int, report: CheckReport | None) -> CheckResult:
    if report is None:
        return CheckResult(check_id, Outcome.NOT_RUN, message=ENDED_FIRST)
    return CheckResult.of(report, points if report.outcome is Outcome.PASSED else 0)


def _judge(exercise: Exercise, report: Report, checks: tuple[CheckResult, ...]) -> Judgement:
    match report.ending:
        case Ending.EXERCISE:
            return _failed_for(Reason.EXERCISE)
        case Ending.TAMPERED:
            return _failed_for(Reason.PROTOCOL)
        case Ending.LEARNER:
            return _failed_for(report.reason or Reason.CHECK_FAILED)
        case Ending.FINISHED:
            return _judge_finished(exercise, report, checks)


def _judge_finished(exercise: Exercise, report: Report, checks: tuple[CheckResult, ...]) -> Judgement:
    known = {check.id for check in exercise.checks}
    reported = [check.id for check in report.checks]
    if len(reported) != len(set(reported)) or not set(reported) <= known:
        return _failed_for(Reason.PROTOCOL)
    failed = first_to_mend(checks)
    if failed is not None:
        return _failed_for(failed.reason or Reason.CHECK_FAILED)
    if all(check.outcome is Outcome.PASSED for check in checks):
        return Verdict.PASSED, None, None
    return _failed_for(Reason.PROTOCOL)


def _failed_for(reason: Reason) -> Judgement:
    meaning = REASONS[reason]
    return meaning.verdict, meaning.blame, reason
