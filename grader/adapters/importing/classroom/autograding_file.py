"""Reads `.github/classroom/autograding.json`, the older of Classroom's two formats.

https://github.com/education/autograding
"""

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from grader.adapters.importing.classroom.graded_tests import (
    COMPARISONS,
    ClassroomComparison,
    GradedTest,
    plain,
    whole_points,
)
from grader.adapters.importing.json_problems import json_problems
from grader.domain.errors import ManifestError

AUTOGRADING = ".github/classroom/autograding.json"


class AutogradingTestModel(BaseModel):
    """One entry of `tests`; other keys are Classroom's own affair."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    name: str
    run: str
    setup: str | None = ""
    input: str | None = ""
    output: str | None = ""
    comparison: str | None = ClassroomComparison.INCLUDED.value
    points: JsonValue = None

    def value(self) -> GradedTest:
        """Return it in the words of both formats; without input and output, its status decides."""
        return GradedTest(
            AUTOGRADING,
            plain(self.name),
            self.run,
            self.setup or "",
            self.input or "",
            self.output or None,
            COMPARISONS.get(self.comparison or "", ClassroomComparison.INCLUDED),
            whole_points(self.points),
        )


class AutogradingModel(BaseModel):
    """The whole file."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    tests: list[AutogradingTestModel]


def tests_in_file(content: bytes) -> tuple[GradedTest, ...]:
    """Return the tests of the file.

    Raises:
        ManifestError: It is not what Classroom writes.
    """
    try:
        model = AutogradingModel.model_validate_json(content)
    except ValidationError as error:
        raise ManifestError(json_problems(AUTOGRADING, error)) from error
    return tuple(test.value() for test in model.tests)
