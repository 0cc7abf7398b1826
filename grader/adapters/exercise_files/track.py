"""Reads a track's file, such as `exercises/track.toml`: its modules, their exercises and their weeks."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from grader.adapters.exercise_files.lines import line_in, line_of
from grader.adapters.exercise_files.manifest import Slug, StrictModel, TextModel
from grader.adapters.exercise_files.toml_text import parsed
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.naming import check_slug
from grader.domain.plans.modules import MOST_MODULES
from grader.domain.plans.track import MOST_WEEKS, Module, Stretch, Track

MOST_EXERCISES = 200
"""Of one module."""

WeekNumber = Annotated[int, Field(ge=1, le=MOST_WEEKS)]


class ModuleModel(StrictModel):
    """One `[[modules]]` table."""

    slug: Slug
    title: TextModel
    week: WeekNumber
    weeks: WeekNumber = 1
    exercises: list[Slug] = Field([], max_length=MOST_EXERCISES)

    def value(self) -> Stretch:
        """Return it as a domain value."""
        return Stretch(Module(self.slug, self.title.value()), self.week, self.weeks, tuple(self.exercises))


class TrackFile(StrictModel):
    """The whole of a track's file."""

    title: TextModel
    modules: list[ModuleModel] = Field(min_length=1, max_length=MOST_MODULES)


def read_track(file: Path) -> Track:
    """Return a track; the name of its file is its slug.

    Raises:
        ManifestError: Something is wrong in it; all mistakes are named at once, with their lines.
        NotValid: `slug_shape`: its file has a name that can be no slug.
    """
    check_slug(file.stem)
    text = _text(file)
    try:
        model = TrackFile.model_validate(_toml(file, text))
    except ValidationError as error:
        raise ManifestError(tuple(_problems(file, text, error))) from error
    twice = tuple(_twice(file, text, model))
    if twice:
        raise ManifestError(twice)
    return Track(file.stem, model.title.value(), tuple(one.value() for one in model.modules))


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ManifestError((ManifestProblem(file.name, None, "not_utf8"),)) from error


def _toml(file: Path, text: str) -> dict[str, object]:
    try:
        return parsed(text)
    except tomllib.TOMLDecodeError as error:
        problem = ManifestProblem(file.name, line_in(str(error), text), "not_toml", text=str(error))
        raise ManifestError((problem,)) from error


def _problems(file: Path, text: str, error: ValidationError) -> Iterator[ManifestProblem]:
    for fault in error.errors(include_url=False):
        shown = "" if isinstance(fault["input"], dict | list) else repr(fault["input"])[:80]
        where = ".".join(map(str, fault["loc"]))
        yield ManifestProblem(file.name, line_of(text, fault["loc"]), _code(fault["type"]), where, shown)


def _code(kind: str) -> str:
    """Return the word of a mistake: a week has a ceiling of ours, and not of the installation's."""
    return {"less_than_equal": "above_two_years"}.get(kind, kind)


def _twice(file: Path, text: str, model: TrackFile) -> Iterator[ManifestProblem]:
    """Yield modules of one name, and exercises that stand in the track twice: a cohort is given each once."""
    modules = Counter(one.slug for one in model.modules)
    exercises = Counter(slug for one in model.modules for slug in one.exercises)
    for number, one in enumerate(model.modules):
        if modules[one.slug] > 1:
            yield ManifestProblem(
                file.name, line_of(text, ("modules", number, "slug")), "duplicate_module", text=one.slug
            )
        for slug in dict.fromkeys(one.exercises):
            if exercises[slug] > 1:
                line = line_of(text, ("modules", number, "exercises"))
                yield ManifestProblem(file.name, line, "duplicate_exercise", text=slug)
