"""The history of a folder out of what `git log` prints, all of whose texts are hostile."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from grader.domain.exercises.history import MAX_COMMITS, MAX_FILES, MAX_SUBJECT, PastCommit

ARGUMENTS = (
    "log",
    "--full-history",
    "--parents",
    "--topo-order",
    f"--max-count={MAX_COMMITS}",
    "--diff-merges=first-parent",
    "--no-renames",
    "--name-only",
    "-z",
    "--format=%x00h%H%x00p%P%x00t%at%x00n%an%x00e%ae%x00s%s",
)
"""A commit's fields behind an empty part, each with its letter; then the files, up to the next empty part."""

FIELDS = 6
LAST_SECOND = 253_402_300_799
MAX_DIGITS = 15
SCHOOL = "school"


def commits(parts: Iterable[bytes], folder: str, *, learner: str, school: tuple[str, str]) -> Iterator[PastCommit]:
    """Yield the commits, newest first, that changed something below a folder.

    Args:
        parts: What the command prints between its NUL bytes.
        learner: Whose repository it is.
        school: The name and the address by which the school commits.
    """
    record: list[bytes] = []
    for part in (*parts, b""):
        if part:
            record.append(part)
            continue
        if len(record) > FIELDS:
            yield _commit(record[:FIELDS], record[FIELDS:], folder, learner, school)
        record = []


def _commit(fields: list[bytes], paths: list[bytes], folder: str, learner: str, school: tuple[str, str]) -> PastCommit:
    head, parents, at, name, address, subject = (_text(field)[1:] for field in fields)
    files = (_text(path.removeprefix(b"\n")).removeprefix(f"{folder}/") for path in paths[:MAX_FILES])
    author = SCHOOL if (name, address) == school else learner
    return PastCommit(head, tuple(parents.split()), subject[:MAX_SUBJECT], author, _moment(at), tuple(files))


def _moment(seconds: str) -> datetime:
    """Return a moment that anybody may have written, within the years that there are."""
    whole = int(seconds) if seconds.removeprefix("-").isdecimal() and len(seconds) <= MAX_DIGITS else 0
    return datetime.fromtimestamp(min(max(whole, 0), LAST_SECOND), UTC)


def _text(part: bytes) -> str:
    """Return a text without what neither a frame nor a database takes."""
    return part.decode("utf-8", "replace")
