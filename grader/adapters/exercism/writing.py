"""Writes a converted exercise as a folder, whole or not at all, and the track's licence beside it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.adapters.exercism.conversion import Conversion
from grader.adapters.exercism.track import ExercismTrack
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import Check, ExerciseFolder
from grader.domain.exercises.runners import Runners


def write_folder(converted: Conversion, out: Path, runners: Runners, *, replace: bool) -> ExerciseFolder:
    """Write the exercise to `out/<slug>/` and return it as it is read back from there.

    Raises:
        ManifestError: It is there already and is not to be replaced, or what was written is no sound exercise.
    """
    target = out / converted.slug
    _refuse_to_overwrite(target, replace=replace)
    with _workshop(out) as workshop:
        made = workshop / converted.slug
        for path, content in {**converted.files, MANIFEST: manifest_text(converted).encode()}.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(content)
        folder = read_folder(made, runners)
        if target.exists():
            target.rename(workshop / "replaced")
        made.rename(target)
    return folder


def copy_licence(track: ExercismTrack, out: Path, *, replace: bool) -> None:
    """Copy the track's licence beside its exercises; another file of that name stays, unless it is to be replaced.

    Raises:
        ManifestError: The licence cannot be read, or another file has its name.
    """
    if track.licence is None:
        raise ManifestError((ManifestProblem("LICENSE", None, "no_licence"),))
    content = track.download.read(track.licence)
    target = out / track.licence
    if target.is_symlink() or (target.exists() and target.read_bytes() != content and not replace):
        raise ManifestError((ManifestProblem(track.licence, None, "another_licence"),))
    target.write_bytes(content)


def manifest_text(converted: Conversion) -> str:
    """Return `exercise.toml`."""
    document = tomlkit.document()
    document["slug"] = converted.slug
    document["title"] = _text(converted.title)
    document["runner"] = "python"
    document["hand_in"] = list(converted.hand_in)
    document["isolation"] = "split"
    checks = AoT([])
    for check in converted.checks:
        checks.append(_check(check))
    document["checks"] = checks
    return tomlkit.dumps(document)


def _check(check: Check) -> Table:
    table = tomlkit.table()
    table["id"] = check.id
    table["test"] = check.test
    table["title"] = _text(check.title.en)
    if check.hints:
        hints = tomlkit.array().multiline(multiline=True)
        hints.extend(_text(hint.en) for hint in check.hints)
        table["hints"] = hints
    return table


def _text(english: str) -> InlineTable:
    table = tomlkit.inline_table()
    table["en"] = english
    return table


def _refuse_to_overwrite(target: Path, *, replace: bool) -> None:
    """Refuse when something is there: always, unless it is an exercise and may be replaced."""
    if not target.exists() and not target.is_symlink():
        return
    ours = not target.is_symlink() and (target / MANIFEST).is_file()
    code = "already_there" if ours else "no_exercise_there"
    if not (ours and replace):
        raise ManifestError((ManifestProblem(f"{target.name}/", None, code),))


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """Yield an empty folder on the same disk, gone afterwards with all that is left in it."""
    folder = Path(mkdtemp(prefix=".import-", dir=out))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
