"""What a failed assertion compared: pytest's own operands, or those of a `unittest` method."""

import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from runner_images.common.tests.suite_source import FailedLine
from runner_images.common.wire.endings import LearnerGoneError

_UNITTEST = {
    "assertEqual": ("==", "first", "second"),
    "assertNotEqual": ("!=", "first", "second"),
    "assertIs": ("is", "expr1", "expr2"),
    "assertIsNot": ("is not", "expr1", "expr2"),
    "assertIn": ("in", "member", "container"),
    "assertNotIn": ("not in", "member", "container"),
    "assertLess": ("<", "a", "b"),
    "assertLessEqual": ("<=", "a", "b"),
    "assertGreater": (">", "a", "b"),
    "assertGreaterEqual": (">=", "a", "b"),
    "assertAlmostEqual": ("==", "first", "second"),
}


_RELATIONS = {
    "!=": ("different", "different"),
    "<": ("less", "greater"),
    "<=": ("at_most", "at_least"),
    ">": ("greater", "less"),
    ">=": ("at_least", "at_most"),
    "is": ("same", "same"),
    "is not": ("not_same", "not_same"),
    "in": ("among", "contains"),
    "not in": ("not_among", "contains_not"),
}
"""What was asked of the learner's value, when that is on the left and when it is on the right."""
_MEANINGS: dict[str, Callable[[Any, Any], object]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "is": operator.is_, "is not": operator.is_not,
    "in": lambda left, right: left in right, "not in": lambda left, right: left not in right,
}  # fmt: skip


@dataclass(frozen=True)
class Sides:
    """A comparison as its reader is told of it."""

    expected: object
    actual: object
    relation: str | None
    """What was asked of the learner's value; None where nobody knows which one is theirs."""


@dataclass(frozen=True)
class Comparison:
    """An operator between two operands."""

    operator: str
    left: object
    right: object

    def sides(self, line: FailedLine, recent: Sequence[object]) -> Sides:
        """Return what was expected and what was obtained: what comes of the learner's code is what was obtained.

        Args:
            line: where the test compared.
            recent: the last values from the learner's code, for what the test's text leaves open: when one operand
                is the very last of them, and the other is none, it is theirs.
        """
        side = line.learners_side(self.operator) or self._recent_side(recent)
        turned = side == "right"
        expected, actual = (self.left, self.right) if turned else (self.right, self.left)
        if self.operator == "==":
            # Where nothing tells, the house puts what was obtained on the left.
            return Sides(expected, actual, "equal")
        relation = _RELATIONS.get(self.operator, (None, None))[turned] if side else None
        return Sides(expected, actual, relation)

    def _recent_side(self, recent: Sequence[object]) -> str | None:
        for side, one, other in (("right", self.right, self.left), ("left", self.left, self.right)):
            if recent and one is recent[-1] and all(other is not value for value in recent):
                return side
        return None

    @property
    def holds(self) -> bool:
        """Tell whether it is true, as in `assert not left == right`: it then explains nothing."""
        try:
            return bool(_MEANINGS[self.operator](self.left, self.right))
        except (Exception, LearnerGoneError):  # noqa: BLE001 - the operands may be of a class of the trainer's
            return False


def unittest_comparison(error: BaseException) -> Comparison | None:
    """Return what the `unittest` method that raised `error` compared, from its arguments; None for other methods."""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_name in _UNITTEST and code.co_filename.endswith("unittest/case.py"):
            sign, left, right = _UNITTEST[code.co_name]
            operands = trace.tb_frame.f_locals
            return Comparison(sign, operands.get(left), operands.get(right))
        trace = trace.tb_next
    return None
