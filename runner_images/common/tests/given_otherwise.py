"""What came of a call in another way than the test asked: printed and not returned, or the other way round."""

from runner_images.common.tests.calls import NotedCall, NotedCalls
from runner_images.common.tests.comparisons import Sides
from runner_images.common.tests.differences import Difference
from runner_images.common.tests.suite_language import spoken


def given_otherwise(sides: Sides, calls: NotedCalls | None) -> Difference | None:
    """Return how the last call gave what was expected after all, or gave nothing; None when it is another matter."""
    last = None if calls is None else calls.last
    if last is None or last.error is not None:
        return None
    nothing, anything = spoken().nothing, sides.relation in {"different", "not_same"}
    if sides.actual is nothing and (sides.expected is not nothing or anything) and last.gave_none:
        return Difference(_without_return(sides.expected, last))
    if isinstance(sides.expected, str) and type(sides.actual) is str and not sides.actual.strip():
        returned = last.gave if type(last.gave) is str else None
        if not last.printed and returned and returned.strip() == sides.expected.strip():
            return Difference("returned_not_printed")
    return None


def _without_return(expected: object, call: NotedCall) -> str:
    if call.printed.strip():
        plain = type(expected) in (str, int, float, bool, list, tuple, dict)
        return "printed_not_returned" if plain and str(expected).strip() in call.printed else "printed_only"
    if type(expected) is list and any(one == expected for one in call.lists):
        return "changed_in_place"
    return "no_return"
