"""One hand-in's checks and verdict as documents for an editor, told as they land."""

from collections.abc import Generator, Iterable, Mapping

import structlog

from grader.assembly import Grader
from grader.domain.exercises.runners import runner_of
from grader.domain.grading.run import CheckResult, Result, Run
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.verdicts import RunState
from grader.engine.grading.following import Finished, StillRunning, StillWaiting, TooLong
from grader.engine.grading.hints import tries_of
from grader.engine.grading.telling import CheckTold, Told
from grader.engine.pinned_answers.reading import answer_to_run
from grader.engine.receipts.reading import confirmed
from grader.engine.submissions.check_lines import Reader, check_lines
from grader.engine.submissions.intake import Accepted
from grader.wording.grading.run_json import Json, check_json, run_json
from grader.wording.grading.verdict_lines import is_passed
from grader.wording.pinned_answers import answer_json
from grader.wording.submissions.push_json import finished_json, landed_json, left_json, waiting_json

log = structlog.get_logger()

WHOEVER_PUSHES = Reader(staff=False, past_due=False)
"""As in the terminal, where a check that waits for the due date stays closed."""


def events(steps: Iterable[Told], accepted: Accepted, address: str, *, grader: Grader) -> Generator[Json, None, bool]:
    """Yield what is told of a hand-in; return whether it passed."""
    submission, passed = accepted.submission, False
    for step in steps:
        match step:
            case CheckTold(check):
                landed = {check.id: CheckResult.of(check)}
                documents = _checks(accepted, landed, RunState.RUNNING, grader)
                yield landed_json(submission, documents[check.id])
            case StillWaiting(outlook):
                yield waiting_json(submission, outlook)
                log.info("push_waits", ours=outlook.ours, ahead=outlook.before)
            case Finished(run):
                yield _ending(accepted, run, address, grader)
                passed = run.result is not None and is_passed(run.result)
                log.info("verdict_told", status=run.status)
            case TooLong() | StillRunning():
                yield left_json(submission, address)
                log.info("push_not_followed_to_its_end")
    return passed


def _ending(accepted: Accepted, run: Run, address: str, grader: Grader) -> Json:
    exercise = accepted.exercise
    landed = {check.id: check for check in (run.result.checks if run.result else ())}
    checks = _checks(accepted, landed, run.state, grader)
    document = run_json(
        exercise, run.result, run.image_digest, runner=runner_of(exercise, grader.runners), checks=list(checks.values())
    )
    answer = _answer(accepted, run.result, grader) if run.result else None
    return finished_json(
        accepted.submission,
        run,
        document,
        address,
        answer=answer_json(answer) if answer else None,
        receipt=confirmed(accepted.submission.id, run.id, database=grader.database),
    )


def _answer(accepted: Accepted, result: Result, grader: Grader) -> PinnedAnswer | None:
    """Return what a trainer pinned to what stopped a run, unless the check is closed to whoever pushes."""
    first, exercise = result.first_to_mend, accepted.exercise
    if first is not None and WHOEVER_PUSHES.sees_name_only(exercise.check(first.id)):
        return None
    with grader.database.read() as tx:
        place = tx.cohorts.enrollment(accepted.submission.enrollment_id)
        return answer_to_run(place.cohort, exercise, result, tx) if place else None


def _checks(
    accepted: Accepted, landed: Mapping[str, CheckResult], state: RunState, grader: Grader
) -> Mapping[str, Json]:
    """Return as much of each check as its learner may see, by its id."""
    with grader.database.read() as tx:
        tries = tries_of(accepted.submission, tx)
    runner = runner_of(accepted.exercise, grader.runners)
    return {
        line.check.id: check_json(
            line.check, line.told, runner, line.outcome, hints=line.hints, locked_hints=line.locked_hints
        )
        for line in check_lines(accepted.exercise, landed, tries, WHOEVER_PUSHES, state)
    }
