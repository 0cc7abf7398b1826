"""Reads what a function of check50 does to a program: `check50.run("…").stdin("…").stdout("…").exit(0)`.

https://cs50.readthedocs.io/projects/check50/en/latest/api/
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from grader.adapters.importing.cases import ANYTHING, literally

NO_STATUS = 0
"""Where nothing is said of how a program ends, ours must end well: one that stops with an error is not right."""


@dataclass
class RunSteps:
    """One run of a program: its command, what is typed, and what it must show, in order.

    Attributes:
        by_words: What is expected was taken from the words that are shown to people, as code makes the rest of it.
    """

    command: str
    stdin: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    status: int = NO_STATUS
    by_words: bool = False

    @property
    def pattern(self) -> str | None:
        """A pattern for all that it shows, or None where nothing is looked at."""
        return f"{ANYTHING}{ANYTHING.join(self.shown)}{ANYTHING}" if self.shown else None


class StrangeStepError(Exception):
    """Something that no case says; its message is that piece of the source."""


Known = Mapping[str, str]
"""What names stand for, where that is a text."""


def steps_of(function: ast.FunctionDef, known: Known) -> list[RunSteps]:
    """Return the runs of a function; none where it only asks for files, or includes some.

    Args:
        known: What the names of its module stand for.

    Raises:
        StrangeStepError: It does something else, too.
    """
    own = {**known, **texts_in(function.body)}
    return [_run(node, own) for node in _statements(function) if not _is_aside(node)]


def texts_in(body: Sequence[ast.stmt]) -> dict[str, str]:
    """Return the names that statements give a text, and these."""
    return {
        target.id: node.value.value
        for node in body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def files_of(function: ast.FunctionDef, name: str) -> list[str]:
    """Return the files that a function names in calls of `check50.exists` or `check50.include`."""
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call) and _called(node) == name)
    return [text for call in calls for one in call.args if (text := _text(one, {})) is not None]


def _statements(function: ast.FunctionDef) -> Iterator[ast.stmt]:
    said = ast.get_docstring(function) is not None
    yield from function.body[1:] if said else function.body


def _is_aside(node: ast.stmt) -> bool:
    """Tell whether it runs nothing: a program that is missing fails each case with a sentence of its own."""
    value = node.value if isinstance(node, ast.Expr) else None
    return (
        isinstance(node, ast.Pass)
        or bool(texts_in([node]))
        or (isinstance(value, ast.Call) and _called(value) in {"exists", "include"})
    )


def _run(node: ast.stmt, known: Known) -> RunSteps:
    chain = _chain(node.value) if isinstance(node, ast.Expr | ast.Assign) else []
    if not chain or _called(chain[0]) != "run" or isinstance(node, ast.Assign):
        raise StrangeStepError(_shown(node))
    run = RunSteps(_wanted(chain[0].args, node, known))
    for call in chain[1:]:
        _follow(run, call, known)
    return run


def _chain(value: ast.expr) -> list[ast.Call]:
    """Return the calls of a chain, the first one first."""
    calls: list[ast.Call] = []
    current: ast.expr = value
    while isinstance(current, ast.Call) and isinstance(current.func, ast.Attribute):
        calls.insert(0, current)
        current = current.func.value
    return calls


def _follow(run: RunSteps, call: ast.Call, known: Known) -> None:
    name = _called(call)
    if name == "stdin":
        run.stdin.append(_wanted(call.args, call, known))
    elif name == "stdout" and call.args:
        run.by_words |= not _is_plain(call.args[0], known)
        run.shown.append(_pattern(call, known))
    elif name == "exit":
        run.status = _status(call)
    else:
        raise StrangeStepError(f".{name}(…)")


def _pattern(call: ast.Call, known: Known) -> str:
    """Return what must be shown as a pattern: check50 takes a text for one unless it says otherwise.

    Where code makes the pattern, the words that people are shown say what is meant.
    """
    value, *shown = call.args
    if isinstance(value, ast.Constant) and isinstance(value.value, int | float) and not isinstance(value.value, bool):
        return literally(str(value.value))
    if not _is_plain(value, known):
        return literally(_something(shown, call, known))
    text = _something(call.args, call, known)
    plain = [key for key in call.keywords if key.arg == "regex"]
    is_literal = bool(plain) and isinstance(plain[0].value, ast.Constant) and not plain[0].value.value
    return literally(text) if is_literal else text


def _is_plain(value: ast.expr, known: Known) -> bool:
    return isinstance(value, ast.Constant) or _text(value, known) is not None


def _status(call: ast.Call) -> int:
    given = call.args[0] if call.args else ast.Constant(NO_STATUS)
    if not isinstance(given, ast.Constant) or not isinstance(given.value, int | None):
        raise StrangeStepError(_shown(call))
    return given.value or NO_STATUS


def _wanted(arguments: Sequence[ast.expr], node: ast.AST, known: Known) -> str:
    text = _text(arguments[0], known) if arguments else None
    if text is None:
        raise StrangeStepError(_shown(node))
    return text


def _something(arguments: Sequence[ast.expr], node: ast.AST, known: Known) -> str:
    """Return a text that is not empty, since any output holds an empty one."""
    text = _wanted(arguments, node, known)
    if not text.strip():
        raise StrangeStepError(_shown(node))
    return text


def _text(node: ast.expr, known: Known) -> str | None:
    if isinstance(node, ast.Name):
        return known.get(node.id)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _shown(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0][:80]
