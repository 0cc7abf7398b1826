"""What must fit together between a manifest and the files around it."""

from collections.abc import Iterable, Iterator, Mapping

from grader.adapters.exercise_files.suite import SUITES
from grader.domain.exercises.exercise import Limits
from grader.domain.exercises.runners import PYTEST, Runners

Problem = tuple[str, tuple[str | int, ...], str]
"""A code, the place in the manifest, and the value that is meant."""

Table = Mapping[str, object]


def inconsistencies(
    raw: Table, *, folder_name: str, tests: Mapping[str, bytes], wrong_folders: Iterable[str], runners: Runners
) -> Iterator[Problem]:
    """Yield every contradiction between the manifest's parts, its folder and its files.

    It reads the manifest before its shape is known to be right, so that a trainer sees all mistakes at once;
    a part of the wrong shape is passed over here and named by the models.
    """
    slug, name = raw.get("slug"), raw.get("runner")
    runner = runners.get(name) if isinstance(name, str) else None
    if isinstance(slug, str) and slug != folder_name:
        yield "slug_is_not_folder", ("slug",), slug
    if isinstance(name, str) and runner is None:
        yield "unknown_runner", ("runner",), name
    if runner is not None and runner.ceilings is not None:
        yield from _limit_problems(raw.get("limits"), runner.ceilings)
    checks, wrongs = _tables(raw, "checks"), _tables(raw, "wrong")
    yield from _check_problems(checks, SUITES[runner.suites if runner else PYTEST](tests).names())
    yield from _wrong_problems(wrongs, _ids(checks), set(wrong_folders))


def _limit_problems(limits: object, ceilings: Limits) -> Iterator[Problem]:
    most = {
        "run_seconds": ceilings.run.total_seconds(),
        "check_seconds": ceilings.check.total_seconds(),
        "memory_bytes": ceilings.memory_bytes,
        "output_bytes": ceilings.output_bytes,
    }
    for name, value in limits.items() if isinstance(limits, dict) else ():
        if isinstance(value, int | float) and name in most and value > most[name]:
            yield "above_ceiling", ("limits", name), f"{most[name]:.15g}"


def _check_problems(checks: list[Table], functions: set[str]) -> Iterator[Problem]:
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
