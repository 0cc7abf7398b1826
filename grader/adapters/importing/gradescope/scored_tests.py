"""The unittest tests of an autograder, as `results.json` will name them, with their points and who sees them.

https://github.com/gradescope/gradescope-utils
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.adapters.exercise_files.suite import Suite, SuiteTest, called_name
from grader.adapters.importing.cases import ids_of
from grader.adapters.importing.checks import MAX_TITLE
from grader.adapters.importing.conversion import said
from grader.domain.exercises.exercise import Check, Visibility
from grader.domain.text import Language

SCRIPT = "run_autograder"
MOST_POINTS = 1_000
MAX_NAME = 300
VISIBILITIES = {
    "hidden": Visibility.HIDDEN,
    "after_due_date": Visibility.AFTER_DUE_DATE,
    "after_published": Visibility.HIDDEN,
}


@dataclass(frozen=True)
class ScoredTest:
    """One test.

    Attributes:
        name: That of its result: the first line of its docstring, else its class and its own name.
        weight: Its points there.
        partial: It may give some of them.
    """

    name: str
    title: str
    weight: float
    visibility: Visibility
    partial: bool = False


def scored_tests(files: Mapping[str, bytes]) -> tuple[ScoredTest, ...]:
    """Return the tests of unittest's classes, each name once, in the order of the files."""
    found: dict[str, ScoredTest] = {}
    for path in sorted(path for path in files if path.endswith(".py")):
        for test in _tests(path, files):
            found.setdefault(test.name, test)
    return tuple(found.values())


def _tests(path: str, files: Mapping[str, bytes]) -> Iterator[ScoredTest]:
    """Yield the tests of a file, whatever it is called, as its own script may load it."""
    renamed = {f"{path.removesuffix('.py')}_test.py": files[path], **{one: files[one] for one in files if one != path}}
    for test in Suite({name: content for name, content in renamed.items() if name.endswith(".py")}).tests():
        if test.classes and test.name.startswith(f"{path.removesuffix('.py')}_test.py::"):
            yield _scored(test)


def _scored(test: SuiteTest) -> ScoredTest:
    method, holder = test.function.name, test.name.split("::")[1]
    told = (ast.get_docstring(test.function) or "").strip().partition("\n")[0].strip()
    name = told if told and told.isprintable() and len(told) <= MAX_NAME else f"{holder}::{method}"
    title = told or " ".join(method.removeprefix("test").replace("_", " ").split()) or method
    marks = {called_name(one): _first_value(one) for one in test.function.decorator_list}
    weight = marks.get("partial_credit", marks.get("weight", 1))
    return ScoredTest(
        name,
        "".join(one for one in title if one.isprintable())[:MAX_TITLE],
        float(weight) if isinstance(weight, int | float) else 1,
        VISIBILITIES.get(str(marks.get("visibility")), Visibility.VISIBLE),
        "partial_credit" in marks,
    )


def _first_value(decorator: ast.expr) -> object:
    """Return the number or text that a decorator is given; None for anything else."""
    first = decorator.args[0] if isinstance(decorator, ast.Call) and decorator.args else None
    return first.value if isinstance(first, ast.Constant) else None


def checks_of(tests: Sequence[ScoredTest], script: str, language: Language) -> tuple[Check, ...]:
    """Return a check for each test, in whole points: all are multiplied where one of them has a part of a point.

    Args:
        script: The path of `run_autograder`, below `tests/`.
    """
    factor = next((one for one in (1, 2, 4, 5, 10, 20, 100) if _whole(tests, one)), 100)
    return tuple(
        Check(
            check_id,
            f"{script}::{test.name}",
            said(test.title, language),
            points=max(0, min(MOST_POINTS, round(test.weight * factor))),
            visibility=test.visibility,
        )
        for check_id, test in zip(ids_of(test.title for test in tests), tests, strict=True)
    )


def _whole(tests: Sequence[ScoredTest], factor: int) -> bool:
    return all((test.weight * factor).is_integer() for test in tests)
