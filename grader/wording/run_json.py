"""A run as JSON: one schema, with a version, for `grader grade --json`, the API and exports."""

from grader.domain.exercise import Check, Exercise
from grader.domain.submission import CheckResult, Result
from grader.domain.text import Language, Message, Text
from grader.wording.sentences import sentence

SCHEMA_VERSION = 1

Json = dict[str, object]


def run_json(exercise: Exercise, result: Result, image_digest: str | None, *, queue_ms: int | None = None) -> Json:
    """Return the run with its checks; texts in both languages, points from the exercise.

    Args:
        queue_ms: How long the run waited, or None where there was no queue.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "exercise": exercise.slug,
        "suite_digest": exercise.suite_digest,
        "image_digest": image_digest,
        "isolation": result.isolation,
        "verdict": result.verdict,
        "blame": result.blame,
        "reason": result.reason,
        "message": _message(result.message),
        "points": result.points,
        "max_points": result.max_points,
        "duration_ms": {
            "queue": queue_ms,
            "sandbox": round(result.sandbox.total_seconds() * 1000),
            "tests": round(result.tests.total_seconds() * 1000),
        },
        "checks": [_check(exercise.check(check.id), check) for check in result.checks],
        "ignored": list(result.ignored),
        "cached": result.cached,
    }


def _check(declared: Check, check: CheckResult) -> Json:
    return {
        "id": check.id,
        "title": _text(declared.title),
        "outcome": check.outcome,
        "reason": check.reason,
        "points": check.points,
        "max_points": declared.points,
        "message": _message(check.message),
        "expected": check.expected,
        "actual": check.actual,
        "hints": [_text(hint) for hint in declared.hints],
        "visibility": declared.visibility,
        "output": check.output,
    }


def _text(text: Text) -> Json:
    return {"fr": text.fr or None, "en": text.en or None}


def _message(message: Message | None) -> Json | None:
    if message is None:
        return None
    return {
        "code": message.code,
        "fr": sentence(message, Language.FR),
        "en": sentence(message, Language.EN),
        "raw": message.raw,
    }
