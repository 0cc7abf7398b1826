"""The solution where learners would read it: in the starter, if only in a comment, in the statement, in a hint."""

import re
from collections.abc import Iterator, Mapping

from grader.adapters.exercise_files.lines import line_of
from grader.adapters.exercise_files.manifest import MANIFEST
from grader.domain.errors import ManifestProblem
from grader.domain.exercises.exercise import Exercise

MARKERS = re.compile(r"^(?:#|//|--|/?\*+|<!--|>+|[-+]\s|\d+[.)]\s|\.\.\.\s|\$\s)+|(?:\*/|-->)$")
"""What comments, quotations and lists put before a line, or after it."""
COMMENT = re.compile(r"\s*(?:#|//|--|\*)")
TEXT_BLOCKS = ('"""', "'''")
COMMENT_BLOCKS = (("/*", "*/"), ("<!--", "-->"))
SHORTEST_LINE = 6
"""Shorter lines, such as `else:`, stand everywhere."""


def given_away(starter: Mapping[str, bytes], solution: Mapping[str, bytes]) -> Iterator[ManifestProblem]:
    """Yield each file of the starter in which all that the solution adds to it stands already, if only in comments."""
    for path, content in starter.items():
        line = _told_at(_own_lines(path, starter, solution), _text(content))
        if line is not None:
            yield ManifestProblem(f"starter/{path}", line, "starter_holds_solution")


def told_elsewhere(exercise: Exercise, manifest: str, solution: Mapping[str, bytes]) -> Iterator[ManifestProblem]:
    """Yield each other text of an exercise in which all that the solution adds to a file of the starter stands.

    What is to be committed may well be given: there the commits are the answer.

    Args:
        manifest: Its text, in which hints stand.
    """
    starter = {file.path: file.content for file in exercise.starter}
    told: dict[ManifestProblem, None] = {}
    for path in () if exercise.asks_history else filter(exercise.takes, solution):
        own = _own_lines(path, starter, solution)
        for place, first, text in _places(exercise, manifest, path):
            line = _told_at(own, text)
            if line is not None:
                told[ManifestProblem(place, first or line, "solution_told", text=path)] = None
    yield from told


def _places(exercise: Exercise, manifest: str, path: str) -> Iterator[tuple[str, int | None, str]]:
    """Yield each text with its file, and the one line where all of it stands, if it has no lines of its own."""
    yield "statement.fr.md", None, exercise.statement.fr
    yield "statement.en.md", None, exercise.statement.en
    for number, check in enumerate(exercise.checks):
        line = line_of(manifest, ("checks", number, "hints"))
        for words in (*(hint.fr for hint in check.hints), *(hint.en for hint in check.hints)):
            yield MANIFEST, line, words
    for file in exercise.starter:
        if file.path != path:
            yield f"starter/{file.path}", None, _text(file.content)


def _own_lines(path: str, starter: Mapping[str, bytes], solution: Mapping[str, bytes]) -> list[str]:
    """Return what the solution's file adds to that of the starter, in order, comments left out."""
    given = set(_code(_text(starter.get(path, b""))))
    return [line for line in _code(_text(solution.get(path, b""))) if line not in given and len(line) >= SHORTEST_LINE]


def _told_at(own: list[str], text: str) -> int | None:
    """Return the line where these lines begin to stand in a text, in their order; None unless all of them do."""
    first, told = 1, 0
    for number, line in enumerate(text.splitlines(), 1):
        for piece in (line, *line.split("`")):
            if told < len(own) and own[told] in (_packed(piece), _packed(_unmarked(piece))):
                first = number if told == 0 else first
                told += 1
    return first if own and told == len(own) else None


def _unmarked(line: str) -> str:
    return MARKERS.sub("", line.strip()).strip()


def _packed(line: str) -> str:
    """Return a line without its spaces, which everybody sets in another way."""
    return "".join(line.split())


def _code(text: str) -> list[str]:
    """Return the lines of a program that its language reads."""
    for mark in TEXT_BLOCKS:
        text = "".join(text.split(mark)[::2])
    for begin, end in COMMENT_BLOCKS:
        before, *others = text.split(begin)
        text = before + "".join(one.partition(end)[2] if end in one else one for one in others)
    return [_packed(line) for line in text.splitlines() if not COMMENT.match(line)]


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
