"""What of an exercise decides a verdict, and the digest that names it: what else may be mended is no new version."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

from grader.domain.exercises.exercise import Check, Exercise

MICROSECOND = timedelta(microseconds=1)


def suite_digest(exercise: Exercise) -> str:
    """Return the SHA-256 (hex) over all that decides a verdict, and over nothing else.

    Texts, hints and the starter are mended under the same digest; so are pictures, `visibility`, `cache`, `tries` and competencies
    (of the whole and of checks), which change what is shown or how soon, and no verdict.
    """
    limits = exercise.limits
    facts: dict[str, object] = {
        "slug": exercise.slug,
        "runner": exercise.runner,
        "isolation": exercise.isolation,
        "hand_in": exercise.hand_in,
        "limits": [limits.run // MICROSECOND, limits.check // MICROSECOND, limits.memory_bytes, limits.output_bytes],
        "checks": [_facts(check) for check in exercise.checks],
        "tests": sorted((file.path, hashlib.sha256(file.content).hexdigest()) for file in exercise.tests),
    }
    if exercise.asks_history:
        facts["history"] = True  # left out where it is not asked for, so that older versions keep their digests
    if exercise.packages:
        facts["packages"] = sorted(exercise.packages)
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def under_known_digest(exercise: Exercise, known: Exercise | None) -> Exercise:
    """Return the exercise under the digest of a version that decides alike, if `known` is one.

    A version keeps the digest that it was first stored under, so that an exercise that nobody changed does not become a
    new version when another release computes digests otherwise.
    """
    if known is None or suite_digest(known) != suite_digest(exercise):
        return exercise
    return replace(exercise, suite_digest=known.suite_digest)


def _facts(check: Check) -> list[object]:
    return [check.id, check.test, check.points, check.needs]
