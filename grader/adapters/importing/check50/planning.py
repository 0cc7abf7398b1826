"""Decides what becomes of each function of check50's: a case, nothing as cases say it anyway, or work for a person."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from grader.adapters.exercise_files.cases import run_problem
from grader.adapters.exercise_files.manifest import MANIFEST, CaseModel
from grader.adapters.exercise_files.suite import UNREADABLE, called_name
from grader.adapters.importing.cases import NoCaseError, case_of, ids_of, typed
from grader.adapters.importing.check50.chains import Known, RunSteps, StrangeStepError, files_of, steps_of, texts_in
from grader.adapters.importing.commands import ProgramCommand, StrangeCommand, command_of
from grader.adapters.importing.conversion import ForeignFiles
from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.imports import FileFate
from grader.domain.text import Language

RunFacts = dict[str, object]


@dataclass
class CasePlan:
    """What becomes of the functions of a file.

    Attributes:
        names: The case of each function that became one.
        included: Files that lie beside a program when it is checked.
    """

    file: str
    cases: list[CaseModel] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    programs: list[str] = field(default_factory=list)
    included: set[str] = field(default_factory=set)
    runner: str | None = None
    fates: list[FileFate] = field(default_factory=list)
    by_hand: list[ManifestProblem] = field(default_factory=list)
    notes: list[ManifestProblem] = field(default_factory=list)


class LeftOutError(Exception):
    """A function that no case can stand for; `code` and `text` say why."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.text = text


def plan_of(file: str, files: ForeignFiles, language: Language) -> CasePlan:
    """Return what becomes of each check of a file.

    Raises:
        ManifestError: The file is no Python.
    """
    tree = _tree(file, files[file].content)
    checks, known = _checks(tree), texts_in(tree.body)
    plan = CasePlan(file)
    for function, name in zip(checks.values(), ids_of(checks), strict=True):
        title = (ast.get_docstring(function) or function.name.replace("_", " ")).strip().partition("\n")[0]
        source = f"{file}: {function.name}"
        try:
            steps = _steps(function, known)
            runs = [_facts(run, plan) for run in steps]
            if runs:
                given = _files(function, checks, files)
                plan.included |= given.keys()
                plan.cases.append(_case(name, title, function, runs, plan, given, language))
                plan.names[function.name] = name
                plan.notes += _notes(steps, function, file)
            became = (f"{MANIFEST}: {name}",) if runs else ()
            plan.fates.append(FileFate(source, became, "" if runs else "implied"))
        except LeftOutError as left:
            plan.by_hand.append(ManifestProblem(file, function.lineno, left.code, function.name, left.text))
            plan.fates.append(FileFate(source, reason="by_hand"))
    return plan


def _tree(file: str, content: bytes) -> ast.Module:
    try:
        return ast.parse(content)
    except UNREADABLE as error:
        problem = ManifestProblem(file, getattr(error, "lineno", None), "test_syntax", text=str(error))
        raise ManifestError((problem,)) from error


def _checks(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {node.name: node for node in functions if any(called_name(mark) == "check" for mark in node.decorator_list)}


def _steps(function: ast.FunctionDef, known: Known) -> list[RunSteps]:
    try:
        return steps_of(function, known)
    except StrangeStepError as error:
        raise LeftOutError("check50_step", str(error)) from error


def _notes(steps: list[RunSteps], function: ast.FunctionDef, file: str) -> Iterator[ManifestProblem]:
    if any(run.by_words for run in steps):
        yield ManifestProblem(file, function.lineno, "check50_words", function.name)


def _facts(run: RunSteps, plan: CasePlan) -> RunFacts:
    command = command_of(run.command)
    if not isinstance(command, ProgramCommand):
        raise LeftOutError(command.code if isinstance(command, StrangeCommand) else "other_tool", run.command)
    if command.runner != (plan.runner or command.runner):
        raise LeftOutError("other_language", command.path)
    facts: RunFacts = {
        "program": command.path,
        "args": list(command.arguments) or None,
        "stdin": typed("\n".join(run.stdin)) or None,
        "stdout": run.pattern,
        "match": None if run.pattern is None else "regex",
        "status": run.status,
    }
    known = {key: value for key, value in facts.items() if value is not None}
    code = run_problem(known)
    if code is not None:
        raise LeftOutError("check50_pattern", run.pattern or "")
    plan.runner = command.runner
    plan.programs.append(command.path)
    return known


def _case(
    name: str,
    title: str,
    function: ast.FunctionDef,
    runs: list[RunFacts],
    plan: CasePlan,
    given: dict[str, str],
    language: Language,
) -> CaseModel:
    first, *others = runs
    more = [{key: value for key, value in run.items() if first.get(key) != value} for run in others]
    needs = [plan.names[one] for one in _needed(function) if one in plan.names]
    told = {"name": name, "title": {language.value: title}, "files": given or None, "needs": needs, "more": more}
    try:
        return case_of({**first, **told})
    except NoCaseError as error:
        raise LeftOutError("no_case", error.field) from error


def _needed(function: ast.FunctionDef) -> Iterator[str]:
    """Yield the checks that check50 runs first, or not this one."""
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and called_name(mark) == "check":
            yield from (one.id for one in mark.args if isinstance(one, ast.Name))


def _files(function: ast.FunctionDef, checks: dict[str, ast.FunctionDef], files: ForeignFiles) -> dict[str, str]:
    """Return what lies beside the program: what a check includes, and what those do that it needs."""
    found: dict[str, str] = {}
    for path in _included(function, checks, ()):
        if path not in files:
            raise LeftOutError("file_missing", path)
        try:
            found[path] = files[path].content.decode("utf-8")
        except UnicodeDecodeError as error:
            raise LeftOutError("not_utf8", path) from error
    return found


def _included(function: ast.FunctionDef, checks: dict[str, ast.FunctionDef], before: Iterable[str]) -> Iterator[str]:
    known = (*before, function.name)
    for needed in _needed(function):
        if needed in checks and needed not in known:
            yield from _included(checks[needed], checks, known)
    yield from files_of(function, "include")
