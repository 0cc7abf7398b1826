"""Which folder of a repository is which exercise, where its owner says so: a file `grader.toml` at its top.

    [folders]
    "semaine-1/exo-1" = "bonjour"

Without a word of it, an exercise is the folder of its name. Whatever the file says is hostile until it is checked.
"""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

FILE = "grader.toml"
TABLE = "folders"
MOST_BYTES = 16_384
MOST_FOLDERS = 200
MOST_LENGTH = 200


class MapTrouble(StrEnum):
    """Why a file, or a line of it, counts for nothing."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    OUTSIDE = "outside"
    TWICE = "twice"
    UNKNOWN = "unknown"
    NO_FOLDER = "no_folder"


@dataclass(frozen=True)
class MapProblem:
    """One thing to tell of the file.

    Attributes:
        folder: As it is written; empty where the file is meant.
        exercise: As it is written.
    """

    trouble: MapTrouble
    folder: str = ""
    exercise: str = ""


@dataclass(frozen=True)
class FolderMap:
    """What a file says.

    Attributes:
        folders: By exercise, the path of its folder from the top, without a slash at either end.
    """

    folders: Mapping[str, str]
    problems: tuple[MapProblem, ...] = ()


NOTHING_SAID = FolderMap({})
UNREADABLE = FolderMap({}, (MapProblem(MapTrouble.UNREADABLE),))
TOO_LARGE = FolderMap({}, (MapProblem(MapTrouble.TOO_LARGE),))


def folder_map(content: bytes) -> FolderMap:
    """Return what a file says; of two folders for one exercise neither counts, as nobody can tell which is meant."""
    try:
        said = tomllib.loads(content.decode("utf-8-sig")).get(TABLE)
    except (ValueError, RecursionError):
        return UNREADABLE
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        return UNREADABLE
    if len(said) > MOST_FOLDERS:
        return TOO_LARGE
    lines = [(written, clean_folder(written), exercise) for written, exercise in said.items()]
    times = Counter(word for _, folder, exercise in lines for word in ((0, folder), (1, exercise)))
    outside = [MapProblem(MapTrouble.OUTSIDE, written, exercise) for written, folder, exercise in lines if not folder]
    inside = [(folder, exercise) for _, folder, exercise in lines if folder]
    twice = {line for line in inside if times[0, line[0]] > 1 or times[1, line[1]] > 1}
    doubled = [MapProblem(MapTrouble.TWICE, *line) for line in inside if line in twice]
    folders = {exercise: folder for folder, exercise in inside if (folder, exercise) not in twice}
    return FolderMap(folders, (*outside, *doubled))


def clean_folder(written: str) -> str | None:
    """Return a path from the top of a repository; None where it leads out of it, or is none."""
    parts = written.removeprefix("./").removesuffix("/").split("/")
    plain = 0 < len(written) <= MOST_LENGTH and written.isprintable() and "\\" not in written
    return "/".join(parts) if plain and not {"", ".", ".."} & set(parts) else None


def problems_with(said: FolderMap, there: Collection[str], given: Collection[str]) -> Iterator[MapProblem]:
    """Yield what is wrong with a file, in a repository of somebody.

    Args:
        there: Those of its folders that are there.
        given: The exercises of their cohort.
    """
    yield from said.problems
    for exercise, folder in said.folders.items():
        if exercise not in given:
            yield MapProblem(MapTrouble.UNKNOWN, folder, exercise)
        elif folder not in there:
            yield MapProblem(MapTrouble.NO_FOLDER, folder, exercise)
