"""Sentences of `say` that lack a language: Python would stop at them when a test fails, and never before."""

import ast
from collections.abc import Iterator, Mapping

from grader.adapters.exercise_files.suite import UNREADABLE, called_name
from grader.domain.errors import ManifestProblem

LANGUAGES = ("fr", "en")


def half_said(tests: Mapping[str, bytes]) -> Iterator[ManifestProblem]:
    """Yield each of them, in files that import it from `autograder`."""
    for path, content in tests.items():
        if path.endswith(".py") and b"autograder" in content and b"say" in content:
            yield from (_lacking(path, call) for call in _sayings(content) if _lacks(call))


def _sayings(content: bytes) -> Iterator[ast.Call]:
    try:
        tree = ast.parse(content)
    except UNREADABLE:
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call) and called_name(node) == "say")


def _lacks(call: ast.Call) -> bool:
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if None in given:
        return False  # **words: nobody knows before it is said
    return bool(call.args) or any(_is_empty(given.get(language)) for language in LANGUAGES)


def _is_empty(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and not str(value.value or "").strip())


def _lacking(path: str, call: ast.Call) -> ManifestProblem:
    return ManifestProblem(f"tests/{path}", call.lineno, "half_said", "say")
