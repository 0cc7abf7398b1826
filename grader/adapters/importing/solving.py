"""Puts together what learners are given and what solves it, where a source holds a template and may lack a solution."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.adapters.importing.conversion import ForeignFile, ForeignFiles, without
from grader.adapters.importing.languages import RUNNERS
from grader.adapters.importing.layout import companions, is_test
from grader.adapters.importing.shelves import Shelves
from grader.adapters.importing.starters import begun
from grader.domain.errors import ManifestProblem
from grader.domain.text import Language


@dataclass(frozen=True)
class GivenAndSolved:
    """The files that are handed in, as they are given and as they are solved.

    Attributes:
        hand_in: Their paths.
        by_hand: Which of them nobody has solved yet.
    """

    hand_in: tuple[str, ...]
    starter: ForeignFiles
    solution: ForeignFiles
    by_hand: tuple[ManifestProblem, ...]


def sides_of(
    paths: Iterable[str], known: ForeignFiles, shelves: Shelves, *, tests: Iterable[str], language: Language
) -> GivenAndSolved:
    """Return both sides of the programs that are tested.

    Args:
        paths: Programs that are run.
        known: Programs that the tests import, wherever they lie.
        tests: Paths of the source that no program is among.
    """
    added = {path: one for path, one in without(shelves.solved, shelves.given).items() if not is_test(path)}
    pool = without({**shelves.given, **added}, tests)
    named = dict(known) | {path: pool[path] for path in paths if path in pool}
    needed = named | companions(named, pool)
    hand_in = tuple(dict.fromkeys([*paths, *needed]))
    given = {one.source for one in shelves.given.values()}
    starter = {path: one for path, one in needed.items() if one.source in given}
    if not any(_is_program(path) for path in starter):
        starter[hand_in[0]] = ForeignFile("", begun(hand_in[0], language))
    solution = {path: one for path in hand_in if (one := _solved(path, needed.get(path), shelves))}
    lacking = [path for path in hand_in if path not in solution]
    wanted = tuple(ManifestProblem(f"solution/{path}", None, "solution_wanted") for path in lacking)
    return GivenAndSolved(hand_in, starter, solution, wanted)


def _solved(path: str, piece: ForeignFile | None, shelves: Shelves) -> ForeignFile | None:
    """Return a file of the solution: of a source without one, only what is no program is as it should be."""
    found = shelves.solution_of(path, piece.source if piece else path)
    return found or (piece if shelves.solved or not _is_program(path) else None)


def _is_program(path: str) -> bool:
    return PurePosixPath(path).suffix in RUNNERS
