"""Writes a converted exercise as a folder, whole or not at all, and a licence beside those that owe one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import tomlkit
from tomlkit.items import AoT, InlineTable, Table

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.exercise_files.manifest import MANIFEST, CaseModel
from grader.adapters.importing.conversion import Collection, Conversion
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import Check, ExerciseFolder, Visibility
from grader.domain.exercises.runners import Runners
from grader.domain.text import Text


def write_folder(converted: Conversion, out: Path, runners: Runners, *, replace: bool) -> ExerciseFolder | None:
    """Write the exercise to `out/<slug>/` and return it as it is read back from there.

    Returns:
        None for one that has no solution yet: it is written too, and what it lacks is the person's to do.

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
        folder = _read_back(made, runners)
        if target.exists():
            target.rename(workshop / "replaced")
        made.rename(target)
    return folder


def _read_back(made: Path, runners: Runners) -> ExerciseFolder | None:
    try:
        return read_folder(made, runners)
    except ManifestError as error:
        lacks_solution = (one.code == "file_missing" and one.file.startswith("solution") for one in error.problems)
        if all(lacks_solution):
            return None
        raise


def copy_licence(collection: Collection, out: Path, *, replace: bool) -> None:
    """Copy the source's licence beside its exercises; another file of that name stays, unless it is to be replaced.

    Raises:
        ManifestError: The licence cannot be read, or another file has its name.
    """
    if collection.licence is None:
        raise ManifestError((ManifestProblem("LICENSE", None, "no_licence"),))
    content = collection.download.read(collection.licence)
    target = out / collection.licence
    if target.is_symlink() or (target.exists() and target.read_bytes() != content and not replace):
        raise ManifestError((ManifestProblem(collection.licence, None, "another_licence"),))
    target.write_bytes(content)


def manifest_text(converted: Conversion) -> str:
    """Return `exercise.toml`."""
    document = tomlkit.document()
    document["slug"] = converted.slug
    document["title"] = _text(converted.title)
    document["runner"] = converted.runner
    document["hand_in"] = list(converted.hand_in)
    document["isolation"] = converted.isolation.value
    if converted.packages:
        document["packages"] = list(converted.packages)
    for name, tables in (("checks", map(_check, converted.checks)), ("cases", map(_case, converted.cases))):
        array = AoT(list(tables))
        if array:
            document[name] = array
    return tomlkit.dumps(document)


def _check(check: Check) -> Table:
    table = tomlkit.table()
    table["id"] = check.id
    table["test"] = check.test
    table["title"] = _text(check.title)
    if check.points != 1:
        table["points"] = check.points
    if check.visibility is not Visibility.VISIBLE:
        table["visibility"] = check.visibility.value
    if check.hints:
        hints = tomlkit.array().multiline(multiline=True)
        hints.extend(_text(hint) for hint in check.hints)
        table["hints"] = hints
    return table


def _case(case: CaseModel) -> Table:
    table = tomlkit.table()
    table["name"] = case.name
    table["title"] = _text(case.title.value())
    for key, value in case.model_dump(exclude_defaults=True, exclude={"name", "title"}).items():
        table[key] = value
    return table


def _text(text: Text) -> InlineTable:
    table = tomlkit.inline_table()
    table.update({language: words for language, words in (("fr", text.fr), ("en", text.en)) if words})
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
