"""One exercise as a reader understood it, still in memory: the writer makes a folder of it, whatever it came from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.adapters.exercise_files.manifest import CaseModel
from grader.adapters.importing.download import Download
from grader.adapters.importing.languages import PYTHON
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Check, Isolation
from grader.domain.exercises.imports import FileFate
from grader.domain.text import Language, Text


@dataclass(frozen=True)
class Wishes:
    """What only the person who imports can say.

    Attributes:
        slug: The exercise's name here; None for one made of the folder's.
        language: The language of the source's words.
        solution: Where the solved files are, if not in the source.
        packages: The Debian packages that this installation lets exercises ask for.
    """

    slug: str | None = None
    language: Language = Language.EN
    solution: Download | None = None
    packages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Conversion:
    """An exercise of a source as a folder of ours will hold it.

    Attributes:
        cases: Checks without a test; they come after those that have one.
        files: Everything but the manifest, by path in the folder.
        fates: What became of each file of the source.
        by_hand: What the exercise lacks until somebody does it.
        notes: What the trainer should know of, though it stops nothing.
        packages: Debian packages that it needs beside its language.
    """

    slug: str
    title: Text
    hand_in: tuple[str, ...]
    checks: tuple[Check, ...]
    files: Mapping[str, bytes]
    runner: str = PYTHON
    isolation: Isolation = Isolation.SPLIT
    packages: tuple[str, ...] = ()
    cases: tuple[CaseModel, ...] = ()
    fates: tuple[FileFate, ...] = ()
    by_hand: tuple[ManifestProblem, ...] = ()
    notes: tuple[ManifestProblem, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """An exercise that a source lists, not read yet; `is_given_up` by whoever wrote it."""

    slug: str
    convert: Callable[[], Conversion]
    is_given_up: bool = False


@dataclass(frozen=True)
class Collection:
    """What a source holds.

    Attributes:
        kind: What it was recognised as.
        owes_licence: Whether its licence must stand beside what is made of it.
        licence: The name of its licence's file, or None.
    """

    kind: str
    download: Download
    candidates: tuple[Candidate, ...]
    owes_licence: bool = False
    licence: str | None = None


@dataclass(frozen=True)
class ForeignFile:
    """A file of the source: where it was, and what is in it."""

    source: str
    content: bytes


ForeignFiles = Mapping[str, ForeignFile]
"""Files by the path that they have in a folder of ours."""


def contents(pieces: ForeignFiles, folder: str) -> dict[str, bytes]:
    """Return the files of a folder of ours, by their path in the exercise."""
    return {f"{folder}/{path}": piece.content for path, piece in pieces.items()}


def became(pieces: ForeignFiles, folder: str) -> Iterator[tuple[str, str]]:
    """Yield each file of the source with the path that it became."""
    return ((piece.source, f"{folder}/{path}") for path, piece in pieces.items())


def said(words: str, language: Language) -> Text:
    """Return a text that there is in one language alone."""
    return Text(fr=words) if language is Language.FR else Text(fr="", en=words)


def without(pieces: ForeignFiles, paths: Iterable[str]) -> dict[str, ForeignFile]:
    """Return the files but for those of these paths."""
    known = set(paths)
    return {path: piece for path, piece in pieces.items() if path not in known}
