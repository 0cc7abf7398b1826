"""From an assertion that failed to what is told of it: what was compared, and in what it differs."""

import re
from dataclasses import replace

from runner_images.common.tests.comparisons import Comparison, Sides
from runner_images.common.tests.differences import Difference, difference
from runner_images.common.tests.evidence import Evidence
from runner_images.common.tests.given_otherwise import given_otherwise
from runner_images.common.tests.judged import Told, ToldValue
from runner_images.common.tests.raised_texts import other_text
from runner_images.common.tests.suite_source import FailedLine
from runner_images.common.tests.text_differences import ALIKE
from runner_images.common.tests.texts import cut, public, shown_pair
from runner_images.common.tests.trainers_words import words
from runner_images.common.tests.trees import Tree, tree_difference
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.frames import Json
from runner_images.common.wire.storable_text import tidy

_MOST_TOLD = 2_000
_DID_NOT_RAISE = re.compile(r"DID NOT RAISE (?P<types>.*)", re.DOTALL)
_OF_ARRAYS = re.compile(r"\n ACTUAL: (?P<actual>.*)\n DESIRED: (?P<expected>.*)\Z", re.DOTALL)
"""How `numpy.testing` tells of two arrays: https://numpy.org/doc/stable/reference/routines.testing.html."""
_TYPE = re.compile(r"<class '(?:[\w.]*\.)?(\w+)'>")


def asserted(error: AssertionError, border: Evidence, comparison: Comparison | None) -> Failure:
    """Return the failure of an `assert`; `comparison` is the last one that failed in its test."""
    if (other := other_text(error)) is not None:
        ending = CheckEnding("check_failed", CodedMessage("other_text", other.params(), other.fault.raw))
        return Failure(ending, *other.values())
    line = border.line_of(error)
    if (arrays := _OF_ARRAYS.search(str(error)[-_MOST_TOLD:])) is not None:
        ending = CheckEnding("check_failed", _worded("not_equal", {}, error, line))
        return Failure(ending, *(" ".join(arrays[side].split()) for side in ("expected", "actual")))
    if comparison is None or comparison.holds or not line.compares(comparison.operator):
        return Failure(CheckEnding("check_failed", _worded("assertion", {}, error, line)))
    sides = comparison.sides(line, list(border.recent))
    if comparison.operator == "==" and (found := _of_trees(comparison)) is not None:
        word, expected, actual = found
        return Failure(
            CheckEnding("check_failed", _worded("not_equal", word.as_params(), error, line)), expected, actual
        )
    if (told := _told(sides)) is not None:
        message = replace(_worded("not_equal", dict(told.params), error, line), raw="")
        return Failure(CheckEnding("check_failed", message), *shown_pair(told.expected, told.actual))
    code, params = _compared(comparison, sides, border)
    expected, actual = shown_pair(sides.expected, sides.actual, alike=params.get("difference") in ALIKE)
    return Failure(CheckEnding("check_failed", _worded(code, params, error, line)), expected, actual)


def _of_trees(comparison: Comparison) -> tuple[Difference, str, str] | None:
    """Return in what a tree of files differs from the one that is expected, if that was compared."""
    for one, other in ((comparison.left, comparison.right), (comparison.right, comparison.left)):
        if type(one) is Tree:
            return tree_difference(other, one)
    return None


def _told(sides: Sides) -> Told | None:
    """Return what a value of the harness's own fixtures says of how it differs; None where there is none."""
    if sides.relation != "equal" or not isinstance(sides.actual, ToldValue):
        return None
    return sides.actual.told(sides.expected)


def _compared(comparison: Comparison, sides: Sides, border: Evidence) -> tuple[str, dict[str, Json]]:
    """Return the code of a comparison's message, and its parameters."""
    if sides.relation in {"different", "not_same"} and sides.actual is None and sides.expected is None:
        found = given_otherwise(sides, border.calls)
        params: dict[str, Json] = {"operator": comparison.operator, "relation": sides.relation}
        return "comparison", params | ({} if found is None else found.as_params())
    if sides.relation != "equal":
        return "comparison", {"operator": comparison.operator, "relation": sides.relation}
    found = given_otherwise(sides, border.calls) or difference(sides.expected, sides.actual)
    return "not_equal", {} if found is None else found.as_params()


def _worded(code: str, params: dict[str, Json], error: BaseException, line: FailedLine) -> CodedMessage:
    """Return the message of a failed assertion: the trainer's own sentence where they wrote one."""
    said = words(error, line)
    if said is None:
        return CodedMessage(code, params, public(str(error)))
    told: dict[str, Json] = {"fr": tidy(cut(said.fr)), "en": tidy(cut(said.en)) or None}
    return CodedMessage("said", {**params, **told}, public(str(error)))


def failed_by_hand(error: BaseException, border: Evidence) -> CodedMessage:
    """Return the message of `pytest.fail` and of `pytest.raises` that saw nothing."""
    text = str(error)
    if found := _DID_NOT_RAISE.search(text):
        names = _TYPE.findall(found["types"])
        return CodedMessage(
            "did_not_raise",
            {"type": ", ".join(names) or found["types"][:200]},
            public(text),
        )
    return _worded("assertion", {}, error, border.line_of(error))
