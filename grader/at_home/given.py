"""An exercise as far as it came home, and the learner's folder, from the documents that `home/` sends."""

from base64 import b64decode
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from grader.domain.exercises.exercise import Check, Exercise, Isolation, Limits, SourceFile
from grader.domain.submissions.hand_in import EntryKind, TreeEntry
from grader.domain.text import Text

Document = Mapping[str, Any]


def exercise_of(listed: Document, tests: Mapping[str, str]) -> Exercise:
    """Return the exercise of a `checks.json`, and of its tests by their paths, in base64."""
    here = {check["id"] for check in listed["checks"]}
    limits = listed["limits"]
    return Exercise(
        slug=listed["exercise"],
        title=Text(listed["exercise"]),
        runner=listed["runner"],
        hand_in=tuple(listed["hand_in"]),
        checks=tuple(_check(check, here) for check in listed["checks"]),
        suite_digest="",
        statement=Text(""),
        tests=tuple(SourceFile(path, b64decode(content)) for path, content in sorted(tests.items())),
        isolation=Isolation(listed["isolation"]),
        limits=Limits(
            run=timedelta(seconds=listed["run_seconds"]),
            check=timedelta(seconds=limits["check_seconds"]),
            memory_bytes=limits["memory_bytes"],
            output_bytes=limits["output_bytes"],
        ),
    )


def entries_of(files: Mapping[str, Document]) -> tuple[TreeEntry, ...]:
    """Return the learner's folder as Git would list it; `blob` is the path itself."""
    return tuple(
        TreeEntry(path, EntryKind(one["kind"]), path, one["size_bytes"]) for path, one in sorted(files.items())
    )


def read_from(files: Mapping[str, Document], taken: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
    """Return the files that the exercise takes."""
    return tuple(SourceFile(one.path, b64decode(files[one.path]["content"])) for one in taken)


def _check(check: Document, here: set[str]) -> Check:
    needs = tuple(need for need in check["needs"] if need in here)
    return Check(check["id"], check["test"], Text(**check["title"]), needs=needs)
