"""What became of a folder in which another system kept an exercise: file by file, and what is left to do by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.domain.errors import ManifestProblem


@dataclass(frozen=True)
class FileFate:
    """What became of one file of the source.

    Attributes:
        source: Its path there.
        became: Paths in the exercise's folder; empty where it was left.
        reason: Why it was left, as a code; empty where it was not.
    """

    source: str
    became: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class ImportedExercise:
    """An exercise that was written.

    Attributes:
        by_hand: What it lacks until somebody does it.
        notes: What is worth knowing, though it stops nothing.
    """

    slug: str
    checks: int
    points: int
    files: tuple[FileFate, ...] = ()
    by_hand: tuple[ManifestProblem, ...] = ()
    notes: tuple[ManifestProblem, ...] = ()


@dataclass(frozen=True)
class RefusedExercise:
    """An exercise that was not written, and why; `files` where nothing but a person can take it over."""

    slug: str
    problems: tuple[ManifestProblem, ...]
    files: tuple[FileFate, ...] = ()


@dataclass(frozen=True)
class ImportReport:
    """What an import came to.

    Attributes:
        kind: What the source was recognised as.
        given_up: How many exercises were left out because their source gave them up.
        beside: What concerns no exercise, such as a licence.
    """

    kind: str
    written: tuple[ImportedExercise, ...]
    refused: tuple[RefusedExercise, ...] = ()
    given_up: int = 0
    beside: tuple[ManifestProblem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether every exercise was written, and nothing is left to do by hand."""
        return not self.refused and not any(one.by_hand for one in self.written)


def fates_of(became: Iterable[tuple[str, str]], left: Mapping[str, str]) -> tuple[FileFate, ...]:
    """Return the fate of each file, in the order of their paths.

    Args:
        became: A file of the source and a path that it became, for each such path.
        left: Codes of the reasons by file; one that became something all the same is not left.
    """
    paths: dict[str, list[str]] = {}
    for source, path in became:
        paths.setdefault(source, []).append(path)
    fates = [FileFate(source, tuple(dict.fromkeys(found))) for source, found in paths.items()]
    fates += [FileFate(source, reason=reason) for source, reason in left.items() if source not in paths]
    return tuple(sorted(fates, key=lambda fate: fate.source))
