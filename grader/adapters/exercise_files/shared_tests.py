"""The visible checks that a trainer lets learners run at home: files that come to them with the starter, in `checks/`.

They belong to the starter: whatever brings a starter, or a changed one, brings them, and no verdict depends on them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from grader.adapters.exercise_files.manifest import MANIFEST, Manifest
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Check, Exercise, Visibility
from grader.domain.exercises.runners import Runner

FOLDER = "checks"
LIST = "checks.json"
"""Which tests are which checks, for whatever runs them at a learner's; `home/` reads it."""

KEY = "share_tests"
SCHEMA_VERSION = 1


def shared_tests(exercise: Exercise, runner: Runner) -> dict[str, bytes]:
    """Return the files to give beside a starter, by path.

    A file is given where every check in it is visible. What no check names, such as `conftest.py` or tables, is given
    where no check is hidden at all: nobody can tell whose answers stand in it.
    """
    shared = _shared(exercise.checks, [file.path for file in exercise.tests])
    tests = {f"{FOLDER}/{file.path}": file.content for file in exercise.tests if file.path in shared}
    return {**tests, f"{FOLDER}/{LIST}": _list(exercise, shared, runner)}


def sharing_problems(manifest: Manifest, tests: Mapping[str, bytes]) -> Iterator[ManifestProblem]:
    """Yield why an exercise's checks cannot be run at home, if its trainer asks for it."""
    if not manifest.share_tests:
        return
    shared = _shared(manifest.all_checks, list(tests))
    if not any(check.test.partition("::")[0] in shared for check in manifest.checks):
        yield ManifestProblem(MANIFEST, None, "share_nothing", KEY)
    taken = [name for name in manifest.hand_in if name.split("/")[0] in {FOLDER, "*"} and "/" in name]
    if taken:
        yield ManifestProblem(MANIFEST, None, "share_taken", KEY, taken[0])


def _shared(checks: Sequence[Check], files: Sequence[str]) -> frozenset[str]:
    """Return which files of a suite may be given."""
    named = {check.test.partition("::")[0] for check in checks}
    closed = {check.test.partition("::")[0] for check in checks if check.visibility is not Visibility.VISIBLE}
    return frozenset(path for path in files if (path not in closed if path in named else not closed))


def _list(exercise: Exercise, shared: frozenset[str], runner: Runner) -> bytes:
    given = [check for check in exercise.checks if check.test.partition("::")[0] in shared]
    limits = exercise.limits
    document = {
        "schema_version": SCHEMA_VERSION,
        "exercise": exercise.slug,
        "runner": exercise.runner,
        "plain_pytest": runner.plain_pytest,
        # What tests learn of the commits is known to the school alone.
        "image": None if exercise.asks_history else exercise.image,
        "hand_in": list(exercise.hand_in),
        "isolation": exercise.isolation,
        "run_seconds": limits.run / timedelta(seconds=1),
        "limits": {
            "check_seconds": limits.check / timedelta(seconds=1),
            "memory_bytes": limits.memory_bytes,
            "output_bytes": limits.output_bytes,
        },
        "others": len(exercise.checks) - len(given),
        "checks": [
            {
                "id": check.id,
                "test": check.test,
                "title": {"fr": check.title.fr, "en": check.title.en},
                "needs": list(check.needs),
            }
            for check in given
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
