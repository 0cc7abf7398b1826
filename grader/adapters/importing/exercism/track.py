"""Reads a track's `config.json`: which exercises there are, and where their files are by default.

https://exercism.org/docs/building/tracks/config-json
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, JsonValue, StringConstraints, ValidationError

from grader.adapters.exercise_files.manifest import Slug
from grader.adapters.importing.download import Download
from grader.adapters.importing.json_problems import json_problems
from grader.domain.errors import ManifestError, ManifestProblem

CONFIG = "config.json"
KINDS = ("concept", "practice")
LICENCES = ("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE", "COPYING")


class LenientModel(BaseModel):
    """Strict in types; keys that we do not read are the track's own affair."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class FilesModel(LenientModel):
    """Paths by their part in an exercise, relative to its folder."""

    solution: list[str] = []
    test: list[str] = []
    example: list[str] = []
    exemplar: list[str] = []
    editor: list[str] = []


class EntryModel(LenientModel):
    """One exercise of the list."""

    slug: Slug
    name: str = ""
    status: str = "active"


class TrackModel(LenientModel):
    """The parts of `config.json` that matter here."""

    language: str
    slug: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    files: FilesModel = FilesModel()
    exercises: dict[str, JsonValue]


@dataclass(frozen=True)
class TrackEntry:
    """An exercise that the track lists.

    Attributes:
        folder: Relative to the track's root.
        problem: Why the list itself says too little of it, or None.
    """

    slug: str
    name: str
    folder: str
    status: str = "active"
    problem: ManifestProblem | None = None

    @property
    def is_deprecated(self) -> bool:
        """Whether the track gave it up; its files may be there all the same."""
        return self.status == "deprecated"


@dataclass(frozen=True)
class ExercismTrack:
    """A track as its list tells it; `licence` is the name of its licence's file, or None."""

    download: Download
    language: str
    slug: str
    files: FilesModel
    entries: tuple[TrackEntry, ...]
    licence: str | None


def read_track(root: Path) -> ExercismTrack:
    """Return the track in a folder.

    Raises:
        ManifestError: Its `config.json` cannot be read.
    """
    download = Download(root)
    try:
        model = TrackModel.model_validate_json(download.read(CONFIG))
    except ValidationError as error:
        raise ManifestError(json_problems(CONFIG, error)) from error
    entries = tuple(entry for kind in KINDS for entry in _entries(kind, model.exercises.get(kind)))
    licence = next((name for name in LICENCES if download.has(name)), None)
    return ExercismTrack(download, model.language, model.slug, model.files, _each_once(entries), licence)


def _entries(kind: str, listed: JsonValue) -> Iterator[TrackEntry]:
    for index, raw in enumerate(listed if isinstance(listed, list) else []):
        try:
            model = EntryModel.model_validate(raw)
        except ValidationError as error:
            fault = json_problems(CONFIG, error)[0]
            where = f"exercises.{kind}.{index}.{fault.where}".rstrip(".")
            problem = ManifestProblem(CONFIG, None, fault.code, where, fault.text)
            yield TrackEntry(where, "", "", problem=problem)
        else:
            yield TrackEntry(model.slug, model.name, f"exercises/{kind}/{model.slug}", model.status)


def _each_once(entries: tuple[TrackEntry, ...]) -> tuple[TrackEntry, ...]:
    """Return the entries, a slug's second one marked as a mistake: both would be one folder of ours."""
    seen: set[str] = set()
    told = []
    for entry in entries:
        twice = ManifestProblem(CONFIG, None, "slug_twice", text=entry.slug) if entry.slug in seen else None
        told.append(TrackEntry(entry.slug, entry.name, entry.folder, entry.status, entry.problem or twice))
        seen.add(entry.slug)
    return tuple(told)
