"""A run as JSON: one schema, with a version, for `grader grade --json`, the API and exports."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import timedelta

from grader.domain.exercises.exercise import Check, Exercise
from grader.domain.exercises.pictures import Picture
from grader.domain.exercises.runners import Runner
from grader.domain.grading.report import Screenshot
from grader.domain.grading.run import CheckResult, Result
from grader.domain.text import Language, Message, Text
from grader.domain.verdicts import Outcome
from grader.wording.grading.sentences import sentence

SCHEMA_VERSION = 1

Json = dict[str, object]


def run_json(
    exercise: Exercise,
    result: Result | None,
    image_digest: str | None,
    *,
    runner: Runner,
    queue_ms: int | None = None,
    checks: Sequence[Json] | None = None,
) -> Json:
    """Return the run with its checks; texts in both languages, points from the exercise.

    Args:
        runner: The exercise's.
        result: None while the run is not finished; what it will say is null then.
        queue_ms: How long the run waited, or None where there was no queue.
        checks: As much of each check as the reader may see, by `check_json`; None: all there is.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "exercise": exercise.slug,
        "suite_digest": exercise.suite_digest,
        "image_digest": image_digest,
        "isolation": result.isolation if result else exercise.isolation,
        "verdict": result.verdict if result else None,
        "blame": result.blame if result else None,
        "reason": result.reason if result else None,
        "message": message_json(result.message if result else None, runner),
        "points": result.points if result else None,
        "max_points": result.max_points if result else exercise.max_points,
        "duration_ms": {
            "queue": queue_ms,
            "sandbox": milliseconds(result.sandbox) if result else None,
            "tests": milliseconds(result.tests) if result else None,
        },
        "checks": _all_checks(exercise, result, runner) if checks is None else list(checks),
        "ignored": list(result.ignored) if result else [],
        "cached": result.cached if result else False,
    }


def check_json(
    declared: Check,
    told: CheckResult | None,
    runner: Runner,
    outcome: Outcome | None,
    *,
    hints: Sequence[Text] = (),
    locked_hints: int = 0,
) -> Json:
    """Return one check.

    Args:
        told: None where its content is not for the reader's eyes, or has not landed.
        outcome: None before it lands.
        hints: Those to show.
        locked_hints: How many are still to come.
    """
    return {
        "id": declared.id,
        "title": text_json(declared.title),
        "outcome": outcome,
        "reason": told.reason if told else None,
        "points": told.points if told else declared.points if outcome is Outcome.PASSED else 0,
        "max_points": declared.points,
        "message": message_json(told.message if told else None, runner),
        "expected": told.expected if told else None,
        "actual": told.actual if told else None,
        "hints": [text_json(hint) for hint in hints],
        "locked_hints": locked_hints,
        "visibility": declared.visibility,
        "output": told.output if told else "",
        "calls": [vars(call) for call in told.calls] if told else [],
        "again": told.again if told else None,
        "screenshot": _screenshot_json(told.screenshot if told else None),
        "picture": _picture_json(declared.picture if told and outcome is Outcome.FAILED else None),
    }


def _all_checks(exercise: Exercise, result: Result | None, runner: Runner) -> list[Json]:
    declared = [(exercise.check(check.id), check) for check in (result.checks if result else ())]
    return [check_json(one, check, runner, check.outcome, hints=one.hints) for one, check in declared]


def _screenshot_json(seen: Screenshot | None) -> Json | None:
    """Return how the page was; its image whole, in base64."""
    return None if seen is None else {"media_type": seen.media_type, "image": seen.image or None, "tree": seen.tree}


def _picture_json(shown: Picture | None) -> Json | None:
    """Return how the page should look; the image whole, in base64."""
    if shown is None:
        return None
    image = b64encode(shown.content).decode("ascii")
    return {"media_type": shown.media_type, "image": image, "alt": text_json(shown.alt)}


def milliseconds(duration: timedelta) -> int:
    """Return a duration in whole milliseconds."""
    return round(duration.total_seconds() * 1000)


def text_json(text: Text) -> Json:
    """Return a text in both languages, null where it lacks one."""
    return {"fr": text.fr or None, "en": text.en or None}


def message_json(message: Message | None, runner: Runner) -> Json | None:
    """Return a message as a sentence in both languages."""
    if message is None:
        return None
    line, source = message.params.get("line"), message.params.get("source")
    return {
        "code": message.code,
        "fr": sentence(message, Language.FR, runner),
        "en": sentence(message, Language.EN, runner),
        "raw": message.raw,
        "line": line if isinstance(line, int) else None,
        "source": source if isinstance(source, str) else None,
    }
