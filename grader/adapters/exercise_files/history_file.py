"""`history.toml` beside a solution: the commits that a hand-in of these files is said to have come by."""

import tomllib
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from grader.adapters.exercise_files.lines import line_in, line_of
from grader.adapters.exercise_files.manifest import FilePath, StrictModel
from grader.adapters.exercise_files.toml_text import parsed
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.history import MAX_COMMITS, Step

HISTORY_FILE = "history.toml"
Branch = Annotated[str, StringConstraints(pattern=r"^[\w./-]{1,100}$")]


class StepModel(StrictModel):
    """One `[[commits]]` table."""

    subject: Annotated[str, StringConstraints(max_length=200)]
    files: list[FilePath] | None = None
    branch: Branch = "main"
    merges: Branch | None = None

    def value(self) -> Step:
        """Return it as a domain value."""
        return Step(self.subject, None if self.files is None else tuple(self.files), self.branch, self.merges)


class HistoryModel(StrictModel):
    """The whole of the file."""

    commits: list[StepModel] = Field(min_length=1, max_length=MAX_COMMITS)


def read_history(name: str, content: bytes) -> tuple[Step, ...] | ManifestProblem:
    """Return the steps of a file, named `name` for its trainer, or the first mistake in it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return ManifestProblem(name, None, "not_utf8")
    try:
        return tuple(one.value() for one in HistoryModel.model_validate(parsed(text)).commits)
    except tomllib.TOMLDecodeError as error:
        return ManifestProblem(name, line_in(str(error), text), "not_toml", text=str(error))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in fault["loc"])
        return ManifestProblem(name, line_of(text, fault["loc"]), fault["type"], where, repr(fault["input"])[:80])
