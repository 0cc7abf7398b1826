"""Reads the steps of a GitHub workflow that are Classroom's graders.

https://github.com/classroom-resources
"""

import re
from collections.abc import Iterator, Mapping

from grader.adapters.importing.classroom.graded_tests import (
    COMPARISONS,
    ClassroomComparison,
    GradedTest,
    plain,
    whole_points,
)
from grader.adapters.importing.conversion import ForeignFile
from grader.adapters.importing.yaml_file import read_yaml

WORKFLOW = re.compile(r"^\.github/workflows/[^/]+\.ya?ml$")
GRADER = re.compile(r"^[\w.-]+/autograding-(?P<kind>io|command|python)-grader@")


def workflows_in(files: Mapping[str, ForeignFile]) -> list[str]:
    """Return the workflows that hold a grader of Classroom's."""
    return [path for path, piece in files.items() if WORKFLOW.match(path) and b"/autograding-" in piece.content]


def tests_in_workflow(file: str, content: bytes) -> tuple[GradedTest, ...]:
    """Return the tests of a workflow, in its order.

    Raises:
        ManifestError: It cannot be read.
    """
    workflow = read_yaml(file, content)
    jobs = workflow.get("jobs") if isinstance(workflow, dict) else None
    listed = jobs.values() if isinstance(jobs, dict) else ()
    return tuple(test for job in listed for step in _steps(job) if (test := _test(file, step)) is not None)


def _steps(job: object) -> Iterator[dict[str, object]]:
    steps = job.get("steps") if isinstance(job, dict) else None
    return (step for step in (steps if isinstance(steps, list) else []) if isinstance(step, dict))


def _test(file: str, step: Mapping[str, object]) -> GradedTest | None:
    uses = GRADER.match(str(step.get("uses", "")))
    if uses is None:
        return None
    given = step.get("with")
    inputs = {key: value for key, value in given.items() if isinstance(value, str)} if isinstance(given, dict) else {}
    name = plain(inputs.get("test-name") or str(step.get("name") or uses["kind"]))
    points = whole_points(inputs.get("max-score"))
    if uses["kind"] not in {"io", "command"}:
        return GradedTest(file, name, None, inputs.get("setup-command", ""), points=points)
    test = GradedTest(file, name, inputs.get("command", ""), inputs.get("setup-command", ""), points=points)
    if uses["kind"] == "command":
        return test
    comparison = COMPARISONS.get(inputs.get("comparison-method", ""), ClassroomComparison.INCLUDED)
    return GradedTest(
        file,
        name,
        test.command,
        test.setup,
        inputs.get("input", ""),
        inputs.get("expected-output", ""),
        comparison,
        points,
    )
