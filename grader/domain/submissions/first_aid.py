"""What beginners stumble over in a push that Git takes: seen in the commit, told with what mends it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from grader.domain.exercises.exercise import Exercise
from grader.domain.submissions.hand_in import Changes, EntryKind
from grader.domain.submissions.likeness import Likely, likely_files


class Trouble(StrEnum):
    """What a push may hold that its learner did not mean."""

    NESTED = "nested"
    MISPLACED = "misplaced"
    NOTEBOOK = "notebook"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Advice:
    """One thing to tell after a push.

    Attributes:
        path: The path that it is about, from the top of the repository, as hostile as its learner likes.
        wanted: Where the file belongs, or "".
        folder_lacks: The folder that it belongs to is not there.
    """

    trouble: Trouble
    path: str
    wanted: str = ""
    folder_lacks: bool = False


def seen_in(
    changes: Changes, given: Sequence[Exercise], *, handed_in: Collection[str], folders: Collection[str]
) -> tuple[Advice, ...]:
    """Return what the names of changed files tell, most important first.

    Args:
        given: All exercises of the cohort.
        handed_in: Slugs of those that this push handed in.
        folders: Names of the commit's top-level folders.
    """
    nested = [entry.path for entry in changes.written if entry.kind is EntryKind.SUBMODULE]
    likely = _unlooked_at(changes, given)
    advice = [
        *(Advice(Trouble.NESTED, path) for path in nested),
        *(_moved(one, folders) for one in likely),
    ]
    helped = {one.exercise for one in likely} | {path.partition("/")[0] for path in nested}
    return (*advice, *_unchanged(changes, [one for one in given if one.slug in handed_in and one.slug not in helped]))


def _unlooked_at(changes: Changes, given: Sequence[Exercise]) -> list[Likely]:
    """Return the files that were likely meant for exercises whose own file did not change."""
    by_slug = {exercise.slug: exercise for exercise in given}
    taken = {entry.path for entry in changes.written if _is_taken(entry.path, by_slug.get(_top(entry.path)))}
    others = [one.path for one in changes.written if one.kind is EntryKind.FILE and one.path not in taken]
    return [likely for likely in likely_files(others, given) if likely.wanted not in taken]


def _is_taken(path: str, exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.takes(path.partition("/")[2])


def _moved(likely: Likely, folders: Collection[str]) -> Advice:
    trouble = Trouble.NOTEBOOK if likely.found.casefold().endswith(".ipynb") else Trouble.MISPLACED
    return Advice(trouble, likely.found, likely.wanted, folder_lacks=likely.exercise not in folders)


def _unchanged(changes: Changes, handed_in: Sequence[Exercise]) -> Iterator[Advice]:
    """Yield each exercise that was handed in by a change of its folder that is not looked at."""
    touched = changes.gone | {entry.path for entry in changes.written}
    for exercise in handed_in:
        below = [path.partition("/")[2] for path in touched if _top(path) == exercise.slug]
        if below and not any(map(exercise.takes, below)):
            yield Advice(Trouble.UNCHANGED, f"{exercise.slug}/{exercise.hand_in[0]}")


def _top(path: str) -> str:
    return path.partition("/")[0]
