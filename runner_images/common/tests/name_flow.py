"""Which names of a test file are the learner's: a value of theirs, or what they printed, can have come into them.

Nothing of the file is run.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

THEIRS, _LENT = 2, 1
"""How much a name is the learner's: made by their code or shown by it; handed to it, so perhaps changed by it."""

Names = dict[str, int]
Function = ast.FunctionDef | ast.AsyncFunctionDef
_REDIRECTION = "redirect_stdout"
_KINDS = ("program", "shell", "history")
"""Fixtures by which the learner's programs are run and their work is looked at."""
_OUTPUT = dict.fromkeys(
    ("capsys", "capfd", "capsysbinary", "capfdbinary", "learner_file", _REDIRECTION, *_KINDS), THEIRS
)
_ROUNDS = 4
"""How long a chain of names is followed, from one to the next, against the order of the file."""


@dataclass(frozen=True)
class _Flow:
    """What names of a piece of the file come from."""

    steps: tuple[tuple[frozenset[str], frozenset[str], int], ...]
    """Names that are bound, those that they are made of, and how much of it reaches them at most."""
    results: tuple[frozenset[str], ...]
    """The names in what a function gives, or one inside it, which a fixture may give in its place."""


def strength_of(expression: ast.AST, names: Names) -> int:
    """Return how much an expression is the learner's: as much as the most of what is named in it."""
    return _most(_named(expression), names)


def _most(used: frozenset[str], names: Names) -> int:
    return max((names.get(name, 0) for name in used), default=0)


def _named(expression: ast.AST | None) -> frozenset[str]:
    nodes = ast.walk(expression) if expression is not None else ()
    return frozenset(name for node in nodes if (name := _dotted(node)))


def _dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
        return f"self.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def name_of(function: ast.expr) -> str:
    """Return the name that is called, without what it is found in."""
    return function.attr if isinstance(function, ast.Attribute) else _dotted(function)


def _imported(tree: ast.Module, modules: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.asname or one.name.partition(".")[0] for one in node.names if one.name in modules)
        elif isinstance(node, ast.ImportFrom):
            inside = f"{node.module}."
            yield from (
                one.asname or one.name
                for one in node.names
                if node.module in modules or f"{inside}{one.name}" in modules
            )


def _spread(flow: _Flow, names: Names) -> None:
    """Add to `names` those that are bound to what is the learner's."""
    for targets, used, most in flow.steps:
        strength = min(_most(used, names), most)
        for target in targets if strength else ():
            names[target] = max(names.get(target, 0), strength)


@lru_cache(maxsize=16)
def _flows(tree: ast.Module) -> tuple[_Flow, list[tuple[str, _Flow]]]:
    """Return the flow of a file's own statements, and that of each of its functions."""
    top = [node for node in tree.body if not isinstance(node, Function | ast.ClassDef)]
    steps = [step for statement in top for node in ast.walk(statement) for step in _steps(node)]
    functions = [(node.name, _flow(node)) for node in ast.walk(tree) if isinstance(node, Function)]
    return _Flow(tuple(steps), ()), functions


@lru_cache(maxsize=1_000)
def _flow(function: Function) -> _Flow:
    nodes = list(ast.walk(function))
    steps = [step for node in nodes for step in _steps(node)]
    steps += [
        (frozenset({node.name}), result, THEIRS)
        for node in nodes
        if isinstance(node, Function) and node is not function
        for result in _flow(node).results
    ]
    results = [_named(node.value) for node in nodes if isinstance(node, ast.Return | ast.Yield)]
    return _Flow(tuple(steps), tuple(results))


def _steps(node: ast.AST) -> Iterator[tuple[frozenset[str], frozenset[str], int]]:
    for targets, value in _bindings(node):
        yield frozenset().union(*map(_named, targets)), _named(value), THEIRS
    if isinstance(node, ast.Call):
        # What is handed to the learner's code may be changed by it; a stream takes up what it prints.
        lent = frozenset(argument.id for argument in node.args if isinstance(argument, ast.Name))
        redirected = name_of(node.func) == _REDIRECTION
        yield lent, frozenset({_REDIRECTION}) if redirected else _named(node.func), THEIRS if redirected else _LENT


def _bindings(node: ast.AST) -> Iterator[tuple[list[ast.expr], ast.AST]]:
    match node:
        case ast.Assign():
            yield node.targets, node.value
        case ast.AugAssign() | ast.AnnAssign() | ast.NamedExpr() if node.value is not None:
            yield [node.target], node.value
        case ast.For() | ast.comprehension():
            yield [node.target], node.iter
        case ast.With():
            for item in node.items:
                if item.optional_vars is not None:
                    # What a block catches, an error or a text, its body made.
                    yield [item.optional_vars], node


def names_of_module(tree: ast.Module, modules: frozenset[str], values: Mapping[str, int]) -> Names:
    """Return how much each name of a file's own is the learner's.

    Args:
        tree: the file.
        modules: the names of the learner's modules.
        values: names of which that is known by what they stand for.
    """
    names: Names = {**_OUTPUT, **dict.fromkeys(_imported(tree, modules), THEIRS), **values}
    top, functions = _flows(tree)
    for _ in range(_ROUNDS):
        before = dict(names)
        _spread(top, names)
        for name, flow in functions:
            inner = dict(names)
            _spread(flow, inner)
            if any(_most(result, inner) == THEIRS for result in flow.results):
                names[name] = THEIRS
            names |= {own: strength for own, strength in inner.items() if own.startswith("self.")}
        if names == before:
            break
    return names


def spread_in(function: Function, names: Names) -> None:
    """Add to `names` those that `function` binds to what is the learner's."""
    for _ in range(_ROUNDS):
        _spread(_flow(function), names)
