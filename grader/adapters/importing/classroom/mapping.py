"""Maps what Classroom grades to checks: a program's run to a case, a run of pytest to the points of its tests."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from grader.adapters.exercise_files.cases import run_problem
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.adapters.importing.cases import NoCaseError, case_of, containing, ids_of, pattern_holding, typed
from grader.adapters.importing.classroom.graded_tests import ClassroomComparison, GradedTest
from grader.adapters.importing.commands import (
    ProgramCommand,
    StrangeCommand,
    SuiteCommand,
    command_of,
    only_installs,
)
from grader.adapters.importing.conversion import ForeignFiles
from grader.adapters.importing.languages import PYTHON
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Check
from grader.domain.exercises.imports import FileFate

CaseFacts = dict[str, object]


@dataclass
class Mapped:
    """What became of the graded tests.

    Attributes:
        checks: Those of the suite, with the points that Classroom gave them.
        cases: Facts of each case; the program of each is still named.
    """

    checks: dict[str, Check]
    runner: str | None = None
    cases: list[CaseFacts] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    graded: set[str] = field(default_factory=set)
    fates: list[FileFate] = field(default_factory=list)
    by_hand: list[ManifestProblem] = field(default_factory=list)
    notes: list[ManifestProblem] = field(default_factory=list)


def mapped(graded: Sequence[GradedTest], checks: Sequence[Check], tests: ForeignFiles) -> Mapped:
    """Return what the graded tests come to, `tests` being the files of the suite that `checks` name."""
    result = Mapped({check.id: check for check in checks}, PYTHON if checks else None)
    for test, name in zip(graded, ids_of((one.name for one in graded), result.checks), strict=True):
        if not only_installs(test.setup):
            result.by_hand.append(ManifestProblem(test.file, None, "setup_command", test.name, test.setup))
        command = SuiteCommand() if test.command is None else command_of(test.command)
        match command:
            case SuiteCommand():
                _give_points(result, test, list(_meant(command, result.checks.values(), tests)))
            case ProgramCommand():
                _add_case(result, test, name, command)
            case StrangeCommand(code=code, text=text):
                _leave(result, test, code, text)
    if result.graded:
        _ungraded(result)
    return result


def _meant(command: SuiteCommand, checks: Iterable[Check], tests: ForeignFiles) -> Iterator[Check]:
    """Yield the checks whose tests a command runs."""
    for check in checks:
        path, _, name = check.test.partition("::")
        named = f"{tests[path].source}::{name}" if path in tests else check.test
        if command.word.lower() in check.test.lower() and (
            not command.targets or any(_is_at(named, target) for target in command.targets)
        ):
            yield check


def _is_at(test: str, target: str) -> bool:
    """Tell whether a test is what a target names: itself, its class, its file or a folder; unittest names by dots."""
    plain = target.rstrip("/")
    dotted = test.replace(".py::", "/").replace("::", "/")
    return (
        plain in {"", ".", test}
        or test.startswith((f"{plain}::", f"{plain}/"))
        or f"{dotted}/".startswith(f"{plain.removesuffix('.py')}/")
    )


def _give_points(result: Mapped, test: GradedTest, meant: list[Check]) -> None:
    if not meant:
        _leave(result, test, "no_such_tests", test.command or "pytest")
        return
    share, rest = divmod(test.points or 0, len(meant))
    for number, check in enumerate(meant):
        before = check.points if check.id in result.graded else 0
        own = share + (number < rest) if test.points is not None else check.points
        result.checks[check.id] = replace(check, points=before + own)
        result.graded.add(check.id)
    if test.points is not None and len(meant) > 1:
        result.notes.append(ManifestProblem(test.file, None, "points_spread", test.name, f"{test.points}/{len(meant)}"))
    result.fates.append(_fate(test, [check.id for check in meant]))


def _add_case(result: Mapped, test: GradedTest, name: str, command: ProgramCommand) -> None:
    runner = result.runner or command.runner
    if command.runner != runner:
        _leave(result, test, "other_language", command.path)
        return
    facts = {
        "stdin": typed(command.stdin or test.stdin) or None,
        "args": list(command.arguments) or None,
        **_expected(test),
    }
    code = run_problem({key: value for key, value in facts.items() if value is not None})
    if code is not None:
        _leave(result, test, code, str(facts["stdout"]))
        return
    title = test.name or name
    case = {"name": name, "title": title, "program": command.path, "points": test.points, **facts}
    try:
        case_of({**case, "title": {"en": title}})
    except NoCaseError as error:
        _leave(result, test, "no_case", error.field)
        return
    result.runner = runner
    result.programs.append(command.path)
    result.cases.append(case)
    result.fates.append(_fate(test, [name]))


def _expected(test: GradedTest) -> CaseFacts:
    """Return what a run must show; Classroom takes the blanks around both away, and asks for status 0 in any case."""
    words = (test.expected or "").replace("\r\n", "\n").strip()
    if not words:
        return {"status": 0}
    if test.comparison is ClassroomComparison.EXACT:
        return {"stdout": words}
    return {
        "stdout": containing(words) if test.comparison is ClassroomComparison.INCLUDED else pattern_holding(words),
        "match": "regex",
    }


def _leave(result: Mapped, test: GradedTest, code: str, text: str) -> None:
    result.by_hand.append(ManifestProblem(test.file, None, code, test.name, text))
    result.fates.append(replace(_fate(test, []), reason="by_hand"))


def _fate(test: GradedTest, names: Iterable[str]) -> FileFate:
    return FileFate(f"{test.file}: {test.name}", tuple(f"{MANIFEST}: {name}" for name in names))


def _ungraded(result: Mapped) -> None:
    """Give no points to tests that Classroom does not run, since they would change what counts."""
    for check in result.checks.values():
        if check.id not in result.graded:
            result.checks[check.id] = replace(check, points=0)
            result.notes.append(ManifestProblem("tests", None, "not_graded", text=check.test))
