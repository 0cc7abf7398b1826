"""Which file of a commit was likely meant for an exercise: wrong folder, case, copy, ending, accent or letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from grader.domain.exercises.exercise import Exercise, SourceFile

MOST_COMPARED = 200
"""Paths that are compared with what exercises ask for; a hostile commit may hold thousands."""

MOST_FOLDERS = 6
LIKE = 0.8
"""`bonjours` is `bonjour`, and `prix-ht` is not `prix-ttc`."""

COPY = re.compile(r"^(copie de|copy of) |[ _-]*\(\d{1,3}\)$|[ _-]+(copie|copy)( \(?\d{1,3}\)?)?$")
DEFINED = re.compile(rb"^[ \t]*(?:export +)?(?:async +)?(?:def|class|function|const|let)[ \t]+(\w{1,80})", re.MULTILINE)
EXTRA_ENDINGS = frozenset({".txt", ".bak", ".orig", ".old", ".ipynb"})


@dataclass(frozen=True)
class Likely:
    """A file that is not looked at where it is.

    Attributes:
        found: Its path, from the top of the repository.
        wanted: Where the exercise asks for it.
    """

    found: str
    wanted: str
    exercise: str


def likely_files(paths: Iterable[str], exercises: Sequence[Exercise]) -> tuple[Likely, ...]:
    """Return, for each file that exercises ask for, the path that was likely meant for it, if there is one."""
    asked = _Asked.of(exercises)
    found: dict[str, Likely] = {}
    for path in sorted(sorted(paths, key=_depth)[:MOST_COMPARED], key=lambda path: _distance(path, asked)):
        likely = asked.likely(path)
        if likely is not None:
            found.setdefault(likely.wanted, likely)
    return tuple(found.values())


def files_alike(files: Iterable[SourceFile], exercises: Sequence[Exercise]) -> tuple[Likely, ...]:
    """Return which files define all that an exercise's starter does, whatever they are called, one a wanted file."""
    starters = [
        (f"{exercise.slug}/{file.path}", names, exercise.slug)
        for exercise in exercises
        for file in exercise.starter
        if exercise.takes(file.path) and (names := _defined(file))
    ]
    found: dict[str, Likely] = {}
    for file in files:
        defined = _defined(file)
        alike = [one for one in starters if one[1] <= defined and _same_kind(file.path, one[0])]
        if len(alike) == 1:
            ((wanted, _, slug),) = alike
            found.setdefault(wanted, Likely(file.path, wanted, slug))
    return tuple(found.values())


def plain(name: str) -> str:
    """Return a name as it is compared: no case, no accents, no marks of a copy, one kind of space."""
    letters = unicodedata.normalize("NFKD", name[:200]).encode("ascii", "ignore").decode().casefold().strip()
    return re.sub(r"[\W_]+", "-", COPY.sub("", letters)).strip("-")


@dataclass(frozen=True)
class _Asked:
    """What exercises ask for, by plain names."""

    exercises: Mapping[str, Exercise]
    files: Mapping[str, tuple[tuple[Exercise, str], ...]]

    @staticmethod
    def of(exercises: Sequence[Exercise]) -> "_Asked":
        files: dict[str, tuple[tuple[Exercise, str], ...]] = {}
        for exercise in exercises:
            for file in _named(exercise):
                files[_plain_file(file)] = (*files.get(_plain_file(file), ()), (exercise, file))
        return _Asked({plain(one.slug): one for one in exercises}, files)

    def likely(self, path: str) -> Likely | None:
        """Return where a path likely belongs: by its folders first, then by its own name alone."""
        for exercise, rest in self._folders(path):
            file = rest if exercise.takes(rest) else _nearest(rest, exercise)
            if file is not None:
                return Likely(path, f"{exercise.slug}/{file}", exercise.slug)
        named = self.files.get(_near(_plain_file(path), self.files) or "", ())
        if len(named) != 1 or not _same_kind(path, named[0][1]):
            return None
        ((exercise, file),) = named
        return Likely(path, f"{exercise.slug}/{file}", exercise.slug)

    def _folders(self, path: str) -> Iterator[tuple[Exercise, str]]:
        """Yield each exercise that a folder of a path may stand for, and what is below it; the innermost first."""
        parts = path.split("/")
        for depth in range(min(len(parts) - 1, MOST_FOLDERS), 0, -1):
            name = _near(plain(parts[depth - 1]), self.exercises)
            if name is not None:
                yield self.exercises[name], "/".join(parts[depth:])


def _named(exercise: Exercise) -> Iterator[str]:
    return (file for file in exercise.hand_in if not any(wildcard in file for wildcard in "*?["))


def _nearest(rest: str, exercise: Exercise) -> str | None:
    files = {_plain_file(file): file for file in _named(exercise) if _same_kind(rest, file)}
    return files.get(_near(_plain_file(rest), files) or "")


def _near(name: str, names: Iterable[str]) -> str | None:
    known = list(names)
    return name if name in known else next(iter(get_close_matches(name, known, n=1, cutoff=LIKE)), None)


def _plain_file(path: str) -> str:
    """Return the plain name of a file without its ending."""
    return plain(_without_extra(path).stem)


def _same_kind(path: str, wanted: str) -> bool:
    """Tell whether a file's ending may have been meant for another's: the same, one too many, or none."""
    ending, meant = _without_extra(path).suffix.casefold(), PurePosixPath(wanted).suffix.casefold()
    return ending in {meant, ""}


def _without_extra(path: str) -> PurePosixPath:
    file = PurePosixPath(path)
    return file.with_suffix("") if file.suffix.casefold() in EXTRA_ENDINGS else file


def _defined(file: SourceFile) -> frozenset[bytes]:
    return frozenset(DEFINED.findall(file.content))


def _depth(path: str) -> int:
    return path.count("/")


def _distance(path: str, asked: _Asked) -> tuple[bool, int]:
    """Return how far a path is from what is asked for: one of the very name comes before one that is only like it."""
    return _plain_file(path) not in asked.files, _depth(path)
