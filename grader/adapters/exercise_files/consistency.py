"""What must fit together between a manifest and the files around it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.adapters.exercise_files.cases import CASES_FILE, case_problems
from grader.adapters.exercise_files.manifest import is_test_name
from grader.adapters.exercise_files.native import native_tests
from grader.adapters.exercise_files.suite import SUITES
from grader.domain.exercises.exercise import Isolation, Limits
from grader.domain.exercises.runners import PYTEST, Runner, Runners

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
    if runner is not None:
        yield from _isolation_problems(raw, runner)
        yield from _package_problems(raw, runner)
    if runner is not None and runner.ceilings is not None:
        yield from _limit_problems(raw.get("limits"), runner.ceilings)
    checks, cases = _tables(raw, "checks"), _tables(raw, "cases")
    if not (checks or cases):
        yield "no_checks" if {"checks", "cases"} & raw.keys() else "missing", ("checks",), ""
    if CASES_FILE in tests:
        yield "reserved_name", (), f"tests/{CASES_FILE}"
    functions = SUITES[runner.suites if runner else PYTEST](tests).names()
    native = native_tests([test for one in checks for test in _texts(one, "test")], tests, runner)
    yield from _check_problems(_named(raw), functions | native)
    yield from case_problems(cases, raw.get("hand_in"))
    yield from _wrong_problems(
        _tables(raw, "wrong"), {name for one in _named(raw) for name in one.ids}, set(wrong_folders)
    )


def _isolation_problems(raw: Table, runner: Runner) -> Iterator[Problem]:
    """Yield an isolation that the language has not, or that a native suite cannot be in."""
    shared = raw.get("isolation") == Isolation.SHARED
    named = [(n, test) for n, one in enumerate(_tables(raw, "checks")) for test in _texts(one, "test")]
    native = [(n, test) for n, test in named if runner.runs_natively(test)]
    if shared and not runner.shares and not native:
        yield "no_shared_isolation", ("isolation",), runner.name
    for index, test in native if not shared else ():
        yield "native_is_shared", ("checks", index, "test"), test


def _package_problems(raw: Table, runner: Runner) -> Iterator[Problem]:
    """Yield each package that this installation does not let exercises ask for."""
    for name in _texts(raw, "packages"):
        if name not in runner.packages:
            yield "package_not_allowed", ("packages",), name


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


@dataclass(frozen=True)
class _Named:
    """A table that makes a check, and the key under which its id stands."""

    place: tuple[str, int]
    key: str
    table: Table

    @property
    def ids(self) -> list[str]:
        return _texts(self.table, self.key)


def _named(raw: Table) -> list[_Named]:
    """Return the tables that make checks, in the order of these."""
    keys = {"checks": "id", "cases": "name"}
    return [_Named((kind, n), key, one) for kind, key in keys.items() for n, one in enumerate(_tables(raw, kind))]


def _check_problems(named: list[_Named], functions: set[str]) -> Iterator[Problem]:
    before: set[str] = set()
    for one in named:
        for name in one.ids:
            if name in before:
                yield "duplicate_check", (*one.place, one.key), name
        for test in _texts(one.table, "test"):
            if test not in functions and is_test_name(test):
                yield "unknown_test", (*one.place, "test"), test
        for needed in _texts(one.table, "needs"):
            if needed not in before:
                yield "needs_unknown_check", (*one.place, "needs"), needed
        before.update(one.ids)


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
