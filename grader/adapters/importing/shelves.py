"""Tells what learners are given from what solves it: folders `starter/` and `solution/`, or one that was named."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.adapters.importing.conversion import ForeignFile, ForeignFiles, Wishes
from grader.adapters.importing.download import Download
from grader.adapters.importing.inventory import Inventory, inventory

STARTERS = ("starter/", "starter_code/", "template/")
SOLUTIONS = ("solution/", "solutions/", ".solution/")


@dataclass(frozen=True)
class Shelves:
    """The files of a source, by path without the folder that says which they are.

    Attributes:
        given: What learners are given, tests among it; where the source tells nothing apart, all there is.
        solved: Files that solve it; none where the source has none.
        left: Codes of why others were left.
    """

    given: ForeignFiles
    solved: ForeignFiles
    left: dict[str, str]

    def solution_of(self, path: str, source: str) -> ForeignFile | None:
        """Return the solved file of a path, wherever it lies, or None."""
        found = self.solved.get(path) or self.solved.get(source)
        same = [one for name, one in self.solved.items() if PurePosixPath(name).name == PurePosixPath(path).name]
        return found or (same[0] if len(same) == 1 else None)


def shelves_of(download: Download, wishes: Wishes) -> Shelves:
    """Read a source whole, and what was said to hold its solution."""
    return sorted_out(inventory(download), wishes)


def sorted_out(read: Inventory, wishes: Wishes) -> Shelves:
    """Return what of a source is given and what solves it, with what was said to hold its solution."""
    solved = _below(read.files, SOLUTIONS)
    given = {path: piece for path, piece in read.files.items() if not path.startswith(SOLUTIONS)}
    starters = _below(given, STARTERS)
    given = {path: piece for path, piece in given.items() if not path.startswith(STARTERS)} | starters
    if wishes.solution is not None:
        place = wishes.solution.name
        named = inventory(wishes.solution).files
        solved |= {path: ForeignFile(f"{place}/{path}", piece.content) for path, piece in named.items()}
    return Shelves(given, solved, dict(read.left))


def _below(files: ForeignFiles, folders: tuple[str, ...]) -> dict[str, ForeignFile]:
    return {
        path.removeprefix(folder): piece
        for path, piece in files.items()
        for folder in folders
        if path.startswith(folder)
    }
