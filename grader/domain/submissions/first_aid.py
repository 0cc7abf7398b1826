"""What beginners stumble over in a push that Git takes: seen in the commit, told with what mends it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.submissions.folder_map import MapProblem
from grader.domain.submissions.hand_in import Changes, EntryKind, TreeEntry
from grader.domain.submissions.likeness import Likely, files_alike, likely_files
from grader.domain.submissions.litter import big_files, heavy_folders, secret_files, worth_reading
from grader.domain.submissions.texts import conflict_line, is_lfs_pointer, key_line, our_token_line

MEGABYTE = 1_000_000


class GitTrouble(StrEnum):
    """What a push may hold that its learner did not mean, in the order in which it is told."""

    NESTED = "nested"
    MISPLACED = "misplaced"
    NOTEBOOK = "notebook"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    POINTER = "pointer"
    OUR_TOKEN = "our_token"  # noqa: S105 - a word for one
    KEY = "key"
    SECRET_FILE = "secret_file"  # noqa: S105 - a word for one
    HEAVY = "heavy"
    BIG = "big"
    MAP_UNREADABLE = "map_unreadable"
    MAP_TOO_LARGE = "map_too_large"
    MAP_OUTSIDE = "map_outside"
    MAP_TWICE = "map_twice"
    MAP_UNKNOWN = "map_unknown"
    MAP_NO_FOLDER = "map_no_folder"


TEXTS: Mapping[GitTrouble, Callable[[SourceFile], int | None]] = {
    GitTrouble.CONFLICT: conflict_line,
    GitTrouble.POINTER: lambda file: 1 if is_lfs_pointer(file) else None,
    GitTrouble.OUR_TOKEN: our_token_line,
    GitTrouble.KEY: key_line,
}


@dataclass(frozen=True)
class Advice:
    """One thing to tell after a push.

    Attributes:
        path: The path that it is about, from the top of the repository, as hostile as its learner likes.
        wanted: Where the file belongs, or "".
        folder_lacks: The folder that it belongs to is not there.
        number: A line, how many files, or megabytes, as the trouble has it.
    """

    trouble: GitTrouble
    path: str
    wanted: str = ""
    folder_lacks: bool = False
    number: int = 0


@dataclass(frozen=True)
class Pushed:
    """What a push brought.

    Attributes:
        files: The text of the small ones that it wrote.
        given: All exercises of the learner's cohort.
        handed_in: Slugs of those that this push handed in.
        folders: Names of the commit's top-level folders.
        mapped: Folders that `grader.toml` names and that are there, by exercise.
        map_problems: What is wrong with that file.
    """

    changes: Changes
    files: Sequence[SourceFile]
    given: Sequence[Exercise]
    handed_in: Collection[str]
    folders: Collection[str]
    mapped: Mapping[str, str] = field(default_factory=dict)
    map_problems: Sequence[MapProblem] = ()

    def place_of(self, path: str) -> tuple[str, str]:
        """Return which exercise's folder a path is in, as far as that can be one, and the path from there."""
        for exercise, folder in self.mapped.items():
            if path.startswith(f"{folder}/"):
                return exercise, path.removeprefix(f"{folder}/")
        top, _, below = path.partition("/")
        return ("", path) if top in self.mapped else (top, below)


def advice_for(pushed: Pushed) -> tuple[Advice, ...]:
    """Return what there is to tell of a push, most important first within each trouble."""
    light = _without_heavy(pushed.changes.written)
    nested = [entry.path for entry in light if entry.kind is EntryKind.SUBMODULE]
    likely = _not_looked_at(light, pushed)
    helped = {one.exercise for one in likely} | {path.partition("/")[0] for path in nested}
    return (
        *(Advice(GitTrouble.NESTED, path) for path in nested),
        *(_moved(one, pushed.folders) for one in likely),
        *(Advice(GitTrouble(f"map_{one.trouble}"), one.folder, one.exercise) for one in pushed.map_problems),
        *_unchanged(pushed, helped),
        *_texts(pushed.files),
        *(Advice(GitTrouble.SECRET_FILE, entry.path) for entry in secret_files(light)),
        *(
            Advice(GitTrouble.HEAVY, path, number=files)
            for path, files in heavy_folders(pushed.changes.written).items()
        ),
        *(Advice(GitTrouble.BIG, entry.path, number=entry.size_bytes // MEGABYTE) for entry in big_files(light)),
    )


def to_read(changes: Changes) -> tuple[TreeEntry, ...]:
    """Return the written files whose text advice is drawn from; a bounded number of small ones."""
    return worth_reading(_without_heavy(changes.written))


def _without_heavy(written: Sequence[TreeEntry]) -> list[TreeEntry]:
    heavy = tuple(f"{folder}/" for folder in heavy_folders(written))
    return [entry for entry in written if not entry.path.startswith(heavy)]


def _not_looked_at(light: Sequence[TreeEntry], pushed: Pushed) -> list[Likely]:
    """Return the files that were likely meant for exercises whose own file did not change."""
    by_slug = {exercise.slug: exercise for exercise in pushed.given}
    taken = {entry.path for entry in light if _is_taken(entry.path, pushed, by_slug)}
    others = [one.path for one in light if one.kind is EntryKind.FILE and one.path not in taken]
    by_name = likely_files(others, pushed.given)
    named = {one.found for one in by_name}
    unknown = [file for file in pushed.files if file.path not in taken | named]
    found = {one.wanted: one for one in (*files_alike(unknown, pushed.given), *by_name)}
    placed = {"/".join(pushed.place_of(path)) for path in taken}
    return [one for one in found.values() if one.wanted not in placed and one.exercise not in pushed.mapped]


def _is_taken(path: str, pushed: Pushed, given: Mapping[str, Exercise]) -> bool:
    slug, below = pushed.place_of(path)
    exercise = given.get(slug)
    return exercise is not None and exercise.takes(below)


def _moved(likely: Likely, folders: Collection[str]) -> Advice:
    trouble = GitTrouble.NOTEBOOK if likely.found.casefold().endswith(".ipynb") else GitTrouble.MISPLACED
    return Advice(trouble, likely.found, likely.wanted, folder_lacks=likely.exercise not in folders)


def _unchanged(pushed: Pushed, helped: Collection[str]) -> Iterator[Advice]:
    """Yield each exercise that was handed in by a change of its folder that is not looked at."""
    touched = pushed.changes.gone | {entry.path for entry in pushed.changes.written}
    for exercise in pushed.given:
        below = [place[1] for place in map(pushed.place_of, touched) if place[0] == exercise.slug]
        handed_in = below and exercise.slug in pushed.handed_in and exercise.slug not in helped
        if handed_in and not any(map(exercise.takes, below)):
            folder = pushed.mapped.get(exercise.slug, exercise.slug)
            yield Advice(GitTrouble.UNCHANGED, f"{folder}/{exercise.hand_in[0]}")


def _texts(files: Sequence[SourceFile]) -> Iterator[Advice]:
    for trouble, line_of in TEXTS.items():
        for file in files:
            line = line_of(file)
            if line is not None:
                yield Advice(trouble, file.path, number=line)
