"""A regrade as JSON: one schema, with a version, for `grader regrade --json` and the API."""

from grader.domain.exercises.runners import Runner
from grader.domain.grading.run import CheckResult, Run
from grader.domain.people import Person
from grader.domain.regrades.comparing import CheckDifference, RegradedHandIn
from grader.domain.regrades.regrade import Regrade, RegradeKind
from grader.wording.grading.run_json import Json, message_json

SCHEMA_VERSION = 1


def regrade_json(regrade: Regrade, learner: Person | None, begun_by: Person | None) -> Json:
    """Return a regrade without its hand-ins; people by their handles, moments as ISO 8601 has them."""
    choice = regrade.choice
    return {
        "schema_version": SCHEMA_VERSION,
        "id": regrade.id,
        "exercise": choice.exercise,
        "which": choice.which,
        "cohort": choice.cohort,
        "learner": learner.handle if learner else None,
        "judged_by": choice.judged_by,
        "suite_digest": regrade.suite_digest,
        "state": regrade.state,
        "begun_at": regrade.begun_at.isoformat(),
        "begun_by": begun_by.handle if begun_by else None,
        "decided_at": regrade.decided_at.isoformat() if regrade.decided_at else None,
        "total": regrade.total,
        "waiting": regrade.waiting,
        "counts": {kind.value: regrade.counts.get(kind, 0) for kind in RegradeKind},
    }


def item_json(one: RegradedHandIn, runner: Runner) -> Json:
    """Return a hand-in of a regrade, with what its checks say otherwise."""
    return {
        "submission_id": one.submission.id,
        "number": one.submission.number,
        "learner": {"handle": one.learner.handle, "name": one.learner.name},
        "kind": one.item.kind,
        "before": _run_json(one.before),
        "after": _run_json(one.after),
        "differences": [_difference_json(difference, runner) for difference in one.differences],
    }


def _run_json(run: Run) -> Json:
    return {
        "run_id": run.id,
        "suite_digest": run.suite_digest,
        "image_digest": run.image_digest,
        "status": run.status,
        "passed_checks": run.result.passed_checks if run.result else 0,
    }


def _difference_json(one: CheckDifference, runner: Runner) -> Json:
    return {"check": one.check, "before": _said_json(one.before, runner), "after": _said_json(one.after, runner)}


def _said_json(check: CheckResult | None, runner: Runner) -> Json | None:
    if check is None:
        return None
    return {
        "outcome": check.outcome,
        "message": message_json(check.message, runner),
        "expected": check.expected,
        "actual": check.actual,
    }
