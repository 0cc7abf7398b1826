"""What must fit together between a manifest and the files around it."""

from collections.abc import Iterable, Iterator, Mapping

from grader.adapters.exercise_files.manifest import RUNNERS
from grader.adapters.exercise_files.suite import Suite

Problem = tuple[str, tuple[str | int, ...], str]
"""A code, the place in the manifest, and the value that is meant."""

Table = Mapping[str, object]


def inconsistencies(
    raw: Table, *, folder_name: str, tests: Mapping[str, bytes], wrong_folders: Iterable[str]
) -> Iterator[Problem]:
    """Yield every contradiction between the manifest's parts, its folder and its files.

    It reads the manifest before its shape is known to be right, so that a trainer sees all mistakes at once;
    a part of the wrong shape is passed over here and named by the models.
    """
    slug, runner = raw.get("slug"), raw.get("runner")
    if isinstance(slug, str) and slug != folder_name:
        yield "slug_is_not_folder", ("slug",), slug
    if isinstance(runner, str) and runner not in RUNNERS:
        yield "unknown_runner", ("runner",), runner
    checks, wrongs = _tables(raw, "checks"), _tables(raw, "wrong")
    yield from _check_problems(checks, tests)
    yield from _wrong_problems(wrongs, _ids(checks), set(wrong_folders))


def _check_problems(checks: list[Table], tests: Mapping[str, bytes]) -> Iterator[Problem]:
    functions = Suite(tests).names()
    for index, check in enumerate(checks):
        before = _ids(checks[:index])
        for name in _texts(check, "id"):
            if name in before:
                yield "duplicate_check", ("checks", index, "id"), name
        for test in _texts(check, "test"):
            if test not in functions:
                yield "unknown_test", ("checks", index, "test"), test
        for needed in _texts(check, "needs"):
            if needed not in before:
                yield "needs_unknown_check", ("checks", index, "needs"), needed


def _wrong_problems(wrongs: list[Table], ids: set[str], folders: set[str]) -> Iterator[Problem]:
    for index, wrong in enumerate(wrongs):
        for name in _texts(wrong, "name"):
            if name not in folders:
                yield "wrong_folder_missing", ("wrong", index, "name"), f"wrong/{name}/"
        for caught_by in _texts(wrong, "caught_by"):
            if caught_by not in ids:
                yield "caught_by_unknown_check", ("wrong", index, "caught_by"), caught_by
    declared = {name for wrong in wrongs for name in _texts(wrong, "name")}
    for name in sorted(folders - declared):
        yield "wrong_not_declared", ("wrong",), f"wrong/{name}/"


def _tables(raw: Table, name: str) -> list[Table]:
    listed = raw.get(name, [])
    return [table for table in listed if isinstance(table, dict)] if isinstance(listed, list) else []


def _texts(table: Table, key: str) -> list[str]:
    """Return the text, or the texts of the list, under a key; nothing for another shape."""
    value = table.get(key)
    listed = value if isinstance(value, list) else [value]
    return [text for text in listed if isinstance(text, str)]


def _ids(checks: list[Table]) -> set[str]:
    return {name for check in checks for name in _texts(check, "id")}
