"""How what a program shows is held against what a case expects: as it is, by words, by numbers, or by a pattern."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from runner_images.common.tests.expectations import UnmetError
from runner_images.common.tests.text_differences import ALIKE, in_braces, text_difference
from runner_images.common.tests.texts import shown_pair, text_pair
from runner_images.common.wire.endings import CodedMessage
from runner_images.common.wire.frames import Json

_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d{1,3})?")
_LONGEST_PATTERNED = 10_000
_WORD_CHARACTERS = 60
_MOST_DIGITS = 300

Place = tuple[str, int]
"""A word and its line."""


def must_match(expected: str, actual: str, *, match: str, tolerance: float) -> None:
    """Return when `actual` is what is expected, or else raise what is to be said.

    Raises:
        UnmetError: it is not.
    """
    _MATCHES[match](expected, actual, tolerance)


def _exact(expected: str, actual: str, _tolerance: float) -> None:
    # A text without a line end is what a trainer writes who did not think of it, and a program nearly always ends one.
    seen = actual if expected.endswith("\n") else actual.removesuffix("\n")
    if seen != expected:
        word, params = text_difference(expected, seen)
        raise _unequal(expected, seen, word, params)


def _tokens(expected: str, actual: str, _tolerance: float) -> None:
    found = _first_difference(list(_words(expected)), list(_words(actual)), lambda one, other: one == other)
    if found is not None:
        kind = "number" if all(_NUMBER.fullmatch(str(word)) for word in found[1].values()) else "word"
        raise _unequal(expected, actual, f"{kind}{found[0]}", found[1])


def _numbers(expected: str, actual: str, tolerance: float) -> None:
    def near(one: str, other: str) -> bool:
        return math.isclose(_value(one), _value(other), rel_tol=1e-9, abs_tol=tolerance)

    found = _first_difference(list(_numerals(expected)), list(_numerals(actual)), near)
    if found is not None:
        raise _unequal(expected, actual, f"number{found[0]}", found[1])


def _pattern(expected: str, actual: str, _tolerance: float) -> None:
    seen = actual[:_LONGEST_PATTERNED]
    if len(actual) > _LONGEST_PATTERNED or not any(
        re.fullmatch(expected, one) for one in (seen, seen.removesuffix("\n"))
    ):
        raise UnmetError(
            CodedMessage("no_match", in_braces(seen)),
            expected=expected,
            actual=text_pair(seen, seen)[0].removesuffix("\n"),
        )


_MATCHES: Mapping[str, Callable[[str, str, float], None]] = {
    "exact": _exact,
    "tokens": _tokens,
    "numbers": _numbers,
    "regex": _pattern,
}


def _unequal(expected: str, actual: str, word: str, params: Mapping[str, Json]) -> UnmetError:
    if not word.startswith("line_end"):
        expected, actual = expected.removesuffix("\n"), actual.removesuffix("\n")
    pair = shown_pair(expected, actual, alike=True) if word in ALIKE else text_pair(expected, actual)
    said = {"difference": word, **params} if word else {}
    return UnmetError(CodedMessage("not_equal", said), expected=pair[0], actual=pair[1])


def _first_difference(
    ours: Sequence[Place], theirs: Sequence[Place], alike: Callable[[str, str], bool]
) -> tuple[str, dict[str, Json]] | None:
    """Return how the first word that differs does, the end of its kind's name and its values; None without one."""
    for (wanted, _), (seen, line) in zip(ours, theirs, strict=False):
        if not alike(wanted, seen):
            return "", {**_line(line, theirs), "expected_word": _cut(wanted), "actual_word": _cut(seen)}
    if len(theirs) < len(ours):
        return "_missing", {"expected_word": _cut(ours[len(theirs)][0])}
    if len(theirs) > len(ours):
        seen, line = theirs[len(ours)]
        return "_extra", {**_line(line, theirs), "actual_word": _cut(seen)}
    return None


def _line(line: int, theirs: Sequence[Place]) -> dict[str, Json]:
    """Return the line to name, where there are several."""
    return {"line": line} if theirs[-1][1] > 1 else {}


def _words(text: str) -> Iterator[Place]:
    return ((word, number) for number, line in enumerate(text.splitlines(), 1) for word in line.split())


def _numerals(text: str) -> Iterator[Place]:
    return ((word, number) for number, line in enumerate(text.splitlines(), 1) for word in _NUMBER.findall(line))


def _value(numeral: str) -> float:
    return float(numeral.replace(",", ".")) if len(numeral) <= _MOST_DIGITS else math.inf


def _cut(word: str) -> str:
    return word if len(word) <= _WORD_CHARACTERS else f"{word[: _WORD_CHARACTERS - 1]}…"
