"""What a hand-in consists of, as the API shows it."""

from typing import Literal, Self

from grader.engine.submissions.handed_in_files import HandedInFiles
from web.api.shapes.basic import Shape


class File(Shape):
    """A text that was handed in."""

    path: str
    text: str


class ChangedLine(Shape):
    """A line of a difference."""

    kind: Literal["same", "added", "removed", "gap"]
    """`gap`: lines that did not change are left out here."""

    text: str


class FileChange(Shape):
    """A file that differs from the hand-in before."""

    path: str
    lines: list[ChangedLine]
    cut: bool
    """There is more than these lines."""


class Files(Shape):
    """What was handed in, and what differs from the hand-in before."""

    files: list[File]
    """At most 20; none where they were erased."""

    since: int | None
    """Number of the hand-in before, or null for the first, and while the newest run goes on."""

    changes: list[FileChange]

    @classmethod
    def of(cls, found: HandedInFiles) -> Self:
        """Return the files of a hand-in."""
        changes = [
            FileChange(
                path=change.path,
                lines=[ChangedLine(kind=line.kind.name.lower(), text=line.text) for line in change.lines],
                cut=change.cut,
            )
            for change in found.changes
        ]
        files = [File(path=path, text=text) for path, text in found.files.items()]
        return cls(files=files, since=found.since, changes=changes)
