"""Files that a learner sends without Git: which are taken, and where in the exercise's folder each belongs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from grader.domain.errors import NotValid
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.submissions.hand_in import MAX_FILE_BYTES, printable

MOST_FILES = 50
"""More than any exercise asks for; who has more has Git."""
MOST_NAME = 200
KILOBYTE = 1_024
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".7z", ".rar")
"""What people pack a folder into; not all of them can be read."""
MOST_ARCHIVE_BYTES = 1_048_576


def archive_in(exercise: Exercise, sent: Sequence[SourceFile]) -> SourceFile | None:
    """Return the archive that was sent, unless the exercise asks for one; None where there is none.

    Raises:
        NotValid: `sent_archive_alone`, `sent_large`.
    """
    found = next((one for one in sent if one.path.casefold().endswith(ARCHIVES) and not exercise.takes(one.path)), None)
    if found and len(sent) > 1:
        raise NotValid("sent_archive_alone", file=printable(found.path))
    if found and len(found.content) > MOST_ARCHIVE_BYTES:
        raise NotValid("sent_large", file=printable(found.path), most=MOST_ARCHIVE_BYTES // KILOBYTE)
    return found


def asked_for(exercise: Exercise, packed: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """Return the files of an archive that are on the hand-in list, by their paths in the exercise's folder.

    That folder is one of the exercise's name, or else the one nearest the top that holds such files.

    Raises:
        NotValid: `sent_archive_none`, `sent_archive_several`.
    """
    tops = {top for file in packed for top in _folders_above(file.path) if _is_asked_for(exercise, file.path, top)}
    if not tops:
        raise NotValid("sent_archive_none", folder=exercise.slug, names=", ".join(exercise.hand_in))
    named = {top for top in tops if f"/{top}".endswith(f"/{exercise.slug}/")} or tops
    depth = min(top.count("/") for top in named)
    top, *others = sorted(one for one in named if one.count("/") == depth)
    if others:
        raise NotValid("sent_archive_several", folder=exercise.slug, folders=", ".join((top, others[0])))
    below = (file for file in packed if file.path.startswith(top) and _is_asked_for(exercise, file.path, top))
    return tuple(SourceFile(file.path.removeprefix(top), file.content) for file in below)


def placed(exercise: Exercise, sent: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """Return the files at their places below the exercise's folder.

    Args:
        sent: Each by its place, or by its bare name, which is all that a browser tells.

    Raises:
        NotValid: `sent_none`, `sent_too_many`, `sent_large`, `sent_name`, `sent_not_asked`, `sent_twice`.
    """
    _check_bounds(sent)
    return _each_once(SourceFile(_place(exercise, file.path), file.content) for file in sent)


def named_plainly(sent: Sequence[SourceFile]) -> tuple[SourceFile, ...]:
    """Return files that are taken whatever they are called, as long as any computer can have them.

    Raises:
        NotValid: `sent_none`, `sent_too_many`, `sent_large`, `sent_name`, `sent_twice`.
    """
    _check_bounds(sent)
    for file in sent:
        if not _is_plain(file.path):
            raise NotValid("sent_name", file=printable(file.path))
    return _each_once(sent)


def _check_bounds(sent: Sequence[SourceFile]) -> None:
    if not sent:
        raise NotValid("sent_none")
    if len(sent) > MOST_FILES:
        raise NotValid("sent_too_many", most=MOST_FILES)
    for file in sent:
        if len(file.content) > MAX_FILE_BYTES:
            raise NotValid("sent_large", file=printable(file.path), most=MAX_FILE_BYTES // KILOBYTE)


def _each_once(placed_files: Iterable[SourceFile]) -> tuple[SourceFile, ...]:
    files = tuple(placed_files)
    (path, times), *_ = Counter(file.path for file in files).most_common(1)
    if times > 1:
        raise NotValid("sent_twice", file=path)
    return files


def _place(exercise: Exercise, name: str) -> str:
    """Return where a file belongs; what the hand-in list names is the trainer's word, however odd it is."""
    if name in exercise.hand_in:
        return name
    if not _is_plain(name):
        raise NotValid("sent_name", file=printable(name))
    if exercise.takes(name):
        return name
    deeper = [path for path in exercise.hand_in if path.endswith(f"/{name}") and "*" not in path]
    if len(deeper) != 1:
        raise NotValid("sent_not_asked", file=name, names=", ".join(exercise.hand_in))
    return deeper[0]


def _folders_above(path: str) -> Iterator[str]:
    parts = path.split("/")
    yield from ("".join(f"{part}/" for part in parts[:depth]) for depth in range(len(parts)))


def _is_asked_for(exercise: Exercise, path: str, top: str) -> bool:
    name = path.removeprefix(top)
    return name in exercise.hand_in or (exercise.takes(name) and _is_plain(name))


def _is_plain(name: str) -> bool:
    """Tell whether each part can be a name on any computer, and is hidden on none."""
    parts = name.split("/")
    return len(name) <= MOST_NAME and name.isprintable() and all(map(_is_plain_part, parts))


def _is_plain_part(part: str) -> bool:
    return bool(part) and part == part.strip() and part[0] not in ".-" and not set(part) & set('\\:*?"<>|')
