"""What a failed assertion compared: pytest's own operands, or those of a `unittest` method."""

from collections.abc import Sequence
from dataclasses import dataclass

from runner_images.common.tests.texts import shown

_UNITTEST = {
    "assertEqual": ("==", "first", "second"),
    "assertNotEqual": ("!=", "first", "second"),
    "assertIs": ("is", "expr1", "expr2"),
    "assertIn": ("in", "member", "container"),
    "assertNotIn": ("not in", "member", "container"),
    "assertLess": ("<", "a", "b"),
    "assertLessEqual": ("<=", "a", "b"),
    "assertGreater": (">", "a", "b"),
    "assertGreaterEqual": (">=", "a", "b"),
    "assertAlmostEqual": ("==", "first", "second"),
}


@dataclass(frozen=True)
class Comparison:
    """An operator between two operands; the house puts what was obtained on the left."""

    operator: str
    left: object
    right: object

    def sides(self, recent: Sequence[object]) -> tuple[str, str]:
        """Return the texts of what was expected and of what was obtained.

        Args:
            recent: the last values from the learner's code; when the right operand is the very last of
                them, and the left is none, the author wrote the comparison the other way round.
        """
        turned = bool(recent) and self.right is recent[-1] and all(self.left is not value for value in recent)
        expected, actual = (self.left, self.right) if turned else (self.right, self.left)
        return shown(expected), shown(actual)

    @property
    def holds(self) -> bool:
        """Tell whether it is an equality that holds, as in `assert not left == right`: it then explains nothing."""
        try:
            return self.operator == "==" and bool(self.left == self.right)
        except Exception:  # noqa: BLE001 - the operands may be of a class of the trainer's
            return False


def unittest_comparison(error: BaseException) -> Comparison | None:
    """Return what the `unittest` method that raised `error` compared, from its arguments; None for other methods."""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_name in _UNITTEST and code.co_filename.endswith("unittest/case.py"):
            operator, left, right = _UNITTEST[code.co_name]
            operands = trace.tb_frame.f_locals
            return Comparison(operator, operands.get(left), operands.get(right))
        trace = trace.tb_next
    return None
