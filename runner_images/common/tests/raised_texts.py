"""The text of an exception of the learner's that a test wanted otherwise, by `match=` or `assertRaisesRegex`."""

import ast
import re
from typing import NamedTuple

from runner_images.common.tests.learner_errors import LearnerFault, fault_of
from runner_images.common.tests.texts import shown_pair
from runner_images.common.wire.frames import Json

_OTHER = (
    re.compile(
        r"Regex pattern did not match.*\n\s+(?:Expected regex|Regex): (?P<pattern>.*)"
        r"\n\s+(?:Actual message|Input): (?P<text>.*)"
    ),
    re.compile(r'"(?P<pattern>.*)" does not match "(?P<text>.*)"', re.DOTALL),  # unittest
)


class OtherText(NamedTuple):
    """What an exception says, and what it was to say."""

    fault: LearnerFault
    relation: str
    """`contains`, or `matches` for a pattern that is more than a text."""
    wanted: str
    said: str

    def params(self) -> dict[str, Json]:
        """Return the parameters of the message `other_text`."""
        return {"type": self.fault.type, "relation": self.relation, **self.fault.place()}

    def values(self) -> tuple[str, str]:
        """Return the expected and the obtained text, as literals."""
        expected, actual = shown_pair(self.wanted, self.said)
        return expected or "", actual or ""


def other_text(error: AssertionError) -> OtherText | None:
    """Return what differs, if it is the text of the learner's own exception that `error` is about."""
    fault = fault_of(error.__context__) if error.__context__ is not None else None
    found = next((found for text in _OTHER if (found := text.search(str(error)))), None)
    if fault is None or found is None:
        return None
    pattern = _literal(found["pattern"])
    plain = re.sub(r"\\(\W)", r"\1", pattern)
    relation = "contains" if re.escape(plain) == pattern or _is_plain(pattern) else "matches"
    return OtherText(fault, relation, plain if relation == "contains" else pattern, _literal(found["text"]))


def _is_plain(pattern: str) -> bool:
    """Tell whether nothing in a pattern is a sign of patterns, but for dots, which trainers mean as they stand."""
    return not re.search(r"[\\^$*+?{}\[\]|()]", pattern)


def _literal(text: str) -> str:
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    return value if isinstance(value, str) else text
