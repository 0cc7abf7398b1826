"""Answers of hidden checks that a learner could read: in the statement, in hints, in the starter, in other checks."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from grader.adapters.exercise_files.suite import Suite, SuiteTest, called_name
from grader.domain.errors import ManifestProblem

SHORTEST_TEXT = 8
SMALLEST_NUMBER = 100
SHORTEST_FLOAT = 4
FEWEST_VALUES = 3
"""Of what is shorter, anybody may write the same by chance."""
SAYING = frozenset({"say", "fail"})
NUMBER = re.compile(r"(?P<whole>-?\d+)(?:\.(?P<decimals>\d+))?")
GROUPS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")
"""Where the thousands of a number are set apart."""


@dataclass(frozen=True)
class HiddenAnswers:
    """What the hidden checks of a suite expect, as it would be written."""

    suite: Suite
    hidden: tuple[str, ...]
    """Names of their tests."""
    visible: tuple[str, ...]
    outputs: tuple[str, ...] = ()
    """What hidden cases of the manifest expect, line by line."""

    def told_in(self, places: Mapping[str, str]) -> Iterator[ManifestProblem]:
        """Yield each line of these texts, by file, in which an answer stands."""
        patterns = {answer: _pattern(answer) for answer in sorted(self._answers())}
        for file, text in places.items():
            for number, line in enumerate(text.splitlines(), 1):
                found = next((answer for answer, pattern in patterns.items() if pattern.search(line)), None)
                if found is not None:
                    yield ManifestProblem(file, number, "answer_told", text=found)

    def shown_by_others(self) -> Iterator[ManifestProblem]:
        """Yield each visible check whose failure shows what a hidden one expects."""
        answers = self._answers()
        for name in self.visible:
            path = name.partition("::")[0]
            test = self.suite.test(name)
            shown = set(_shown(self.suite, test, path)) if test else set()
            shared = [one for one in sorted(answers) if one in shown or any(map(_pattern(one).search, _said(test)))]
            if test is not None and shared:
                yield ManifestProblem(f"tests/{path}", test.function.lineno, "answer_shown", text=shared[0])

    def _answers(self) -> set[str]:
        answers = {output for output in self.outputs if _is_telling_text(output)}
        for name in self.hidden:
            test = self.suite.test(name)
            if test is not None:
                answers.update(_expected(self.suite, test, name.partition("::")[0]))
        return answers


def _expected(suite: Suite, test: SuiteTest, path: str) -> Iterator[str]:
    """Yield the values that a test compares with, and those of the tables that it reads."""
    yield from _compared(test)
    yield from _tables(suite, path, ast.walk(test.function))


def _shown(suite: Suite, test: SuiteTest, path: str) -> Iterator[str]:
    """Yield the values that the failure of a test would show: what it compares with, and what its sentence holds."""
    yield from _compared(test)
    for node in ast.walk(test.function):
        if isinstance(node, ast.Assert) and node.msg is not None:
            yield from _values(node.msg)
            yield from _tables(suite, path, ast.walk(node.msg))


def _said(test: SuiteTest | None) -> list[str]:
    """Return the texts that a test says when it does not pass: of its assertions, of `say`, of `fail`."""
    sayings = [
        node.msg if isinstance(node, ast.Assert) else node
        for node in (ast.walk(test.function) if test else ())
        if isinstance(node, ast.Assert) or (isinstance(node, ast.Call) and called_name(node) in SAYING)
    ]
    parts = (part for saying in sayings if saying is not None for part in ast.walk(saying))
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def _compared(test: SuiteTest) -> Iterator[str]:
    for node in ast.walk(test.function):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and called_name(node).startswith("assert"):
            sides = node.args[:2]
        else:
            continue
        for side in sides:
            if not any(isinstance(part, ast.Call) for part in ast.walk(side)):
                yield from _values(side)
    for decorator in test.function.decorator_list:
        if called_name(decorator) == "parametrize":
            yield from _last_of_cases(decorator)


def _last_of_cases(decorator: ast.expr) -> Iterator[str]:
    """Yield the last value of each case: by custom what is expected."""
    for node in ast.walk(decorator):
        if isinstance(node, ast.Tuple) and len(node.elts) > 1:
            yield from _values(node.elts[-1])


def _tables(suite: Suite, path: str, nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the values of the module's own constants that are read there."""
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    for statement in suite.tree(path).body:
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id in names for target in statement.targets
        ):
            yield from _values(statement.value)


def _values(expression: ast.expr) -> Iterator[str]:
    for node in ast.walk(expression):
        if isinstance(node, ast.Constant) and _is_telling(node.value):
            yield str(node.value)
        elif isinstance(node, ast.List | ast.Tuple | ast.Set | ast.Dict) and _is_long(node):
            yield ast.unparse(node)[1:-1]


def _is_long(collection: ast.List | ast.Tuple | ast.Set | ast.Dict) -> bool:
    held = collection.values if isinstance(collection, ast.Dict) else collection.elts
    return len(held) >= FEWEST_VALUES and all(isinstance(one, ast.Constant) for one in ast.iter_child_nodes(collection)
                                              if isinstance(one, ast.expr))  # fmt: skip


def _is_telling(value: object) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(value, int):
        return abs(value) >= SMALLEST_NUMBER and str(abs(value)).rstrip("0") != "1"
    if isinstance(value, float):
        return len(repr(value)) >= SHORTEST_FLOAT
    return isinstance(value, str) and len(value.strip()) >= SHORTEST_TEXT


def _is_telling_text(text: str) -> bool:
    """Tell whether a text, or the number that it is, is one that nobody writes by chance."""
    number = NUMBER.fullmatch(text)
    if number is None:
        return _is_telling(text)
    return _is_telling(float(text) if number["decimals"] else int(text))


def _pattern(answer: str) -> re.Pattern[str]:
    """Return what finds an answer as people write it: 12346 as 12 346, 21.09 as 21,09, a list without spaces."""
    number = NUMBER.fullmatch(answer)
    if number is not None:
        whole = GROUPS.sub(r"[\\s,._]?", number["whole"])
        written = whole + (f"[.,]{number['decimals']}" if number["decimals"] else "")
    else:
        words = (r"\s+".join(map(re.escape, part.split())) for part in answer.strip().split(","))
        written = re.sub("[\"']", "[\"']", r",\s*".join(words))
    return re.compile(rf"(?<![\w.]){written}(?!\w)")
