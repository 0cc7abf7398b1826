"""In what an obtained value differs from the expected one: the first thing that a sentence can say of it for certain.

Only values of Python's own types are looked into, by their exact type.
"""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from runner_images.common.tests.literals import cut_middle
from runner_images.common.tests.suite_language import spoken
from runner_images.common.tests.text_differences import text_difference
from runner_images.common.tests.texts import ABOUT, shown
from runner_images.common.wire.frames import Json

_DEEPEST = 20
_TYPE_PARAMS = ("expected_type", "actual_type")
_NUMBERS = (int, float)
_SEQUENCES = (list, tuple)
_SORTED = 10_000
_SHORT = 80
_MOST_DIGITS = 6
_MOST_KEYS = 3
_PLAIN = frozenset((int, float, bool, str, bytes, list, tuple, dict, set, frozenset))
_FUNCTIONS = frozenset({"function", "method", "builtin_function_or_method"})


@dataclass(frozen=True)
class Difference:
    """A kind of difference, by the words of PROTOCOL.md, and what a sentence needs of it."""

    word: str
    params: Mapping[str, Json] = field(default_factory=dict)

    def as_params(self) -> dict[str, Json]:
        """Return it as the parameters of a message, in the words of the learner's language."""
        language = spoken()
        names = {name: language.types.get(str(self.params[name])) for name in _TYPE_PARAMS if name in self.params}
        called = {name: value for name, value in names.items() if value is not None}
        return {"difference": language.differences.get(self.word, self.word), **self.params, **called}


def difference(expected: object, actual: object, depth: int = 0) -> Difference | None:
    """Return what is different; None when there is nothing certain to say."""
    if type(expected) not in _PLAIN:
        return Difference("none") if isinstance(expected, ABOUT) and actual is spoken().nothing else None
    if type(actual).__name__ in _FUNCTIONS:
        return Difference("function")
    if type(expected) is not type(actual) and not (_is_number(expected) and _is_number(actual)):
        return _types(expected, actual)
    if isinstance(expected, str) and isinstance(actual, str):
        word, params = text_difference(expected, actual)
        return Difference(word, params) if word else None
    if isinstance(expected, int | float) and isinstance(actual, int | float):
        return _numbers(expected, actual)
    return _containers(expected, actual, depth) if depth < _DEEPEST else None


def _containers(expected: object, actual: object, depth: int) -> Difference | None:
    """Return the difference of two values of one type, of Python's own if anything is to be said."""
    kind = type(expected)
    if kind in _SEQUENCES and isinstance(expected, list | tuple) and isinstance(actual, list | tuple):
        return _sequences(expected, actual, depth)
    if kind is dict and isinstance(expected, dict) and isinstance(actual, dict):
        return _dicts(expected, actual, depth)
    return _sets(expected, actual) if kind is set and isinstance(expected, set) and isinstance(actual, set) else None


def _is_number(value: object) -> bool:
    return type(value) in _NUMBERS


def _types(expected: object, actual: object) -> Difference:
    params: dict[str, Json] = {"expected_type": type(expected).__name__, "actual_type": type(actual).__name__}
    if actual is spoken().nothing:
        return Difference("none", params)
    if type(actual) is tuple and type(expected) is not list:
        return Difference("comma", params)
    if isinstance(actual, BaseException):
        return Difference("error_returned", params)
    if type(actual) is str and _is_number(expected) and _reads_as(actual, expected):
        return Difference("number_in_text", params)
    return Difference("type", params)


def _reads_as(text: str, number: object) -> bool:
    try:
        return len(text) <= _SHORT and float(text) == number
    except ValueError:
        return False


def _numbers(expected: float, actual: float) -> Difference | None:
    if actual == -expected:
        return Difference("sign")
    if math.isfinite(expected) and actual == math.trunc(expected) != expected:
        return Difference("floored")
    if isinstance(expected, int) and isinstance(actual, int):
        return Difference("one_off") if abs(expected - actual) == 1 else None
    if not (math.isfinite(expected) and math.isfinite(actual)):
        return Difference("not_a_number") if math.isnan(actual) and not math.isnan(expected) else None
    digits = len(repr(expected).partition(".")[2])
    plainly_rounded = not float(expected).is_integer() and "e" not in repr(expected) and digits <= _MOST_DIGITS
    if plainly_rounded and round(actual, digits) == expected:
        return Difference("rounding", {"digits": digits})
    return Difference("nearly") if math.isclose(expected, actual, rel_tol=1e-9) else None


def _sequences(
    expected: "list[object] | tuple[object, ...]", actual: "list[object] | tuple[object, ...]", depth: int
) -> Difference | None:
    lengths: dict[str, Json] = {"expected_count": len(expected), "actual_count": len(actual)}
    place = next((n for n, (one, other) in enumerate(zip(expected, actual, strict=False)) if _differ(one, other)), None)
    if len(expected) != len(actual):
        if place is None:
            extra = len(actual) > len(expected)
            item = (actual if extra else expected)[min(len(actual), len(expected))]
            return Difference("too_many" if extra else "too_few", {**lengths, "item": _short(item)})
        return Difference("length", lengths)
    if place is None:
        return None
    if _same_in_another_order(expected, actual):
        return Difference("order")
    return _inside(f"[{place}]", expected[place], actual[place], depth)


def _same_in_another_order(
    expected: "list[object] | tuple[object, ...]", actual: "list[object] | tuple[object, ...]"
) -> bool:
    if not all(type(item) in (int, float, str, bool) for item in (*expected[:_SORTED], *actual[:_SORTED])):
        return False
    return len(expected) <= _SORTED and Counter(map(_key, expected)) == Counter(map(_key, actual))


def _key(item: object) -> tuple[str, object]:
    return type(item).__name__, item


def _dicts(expected: "dict[object, object]", actual: "dict[object, object]", depth: int) -> Difference | None:
    if not all(type(key) in (int, float, str, bool, tuple, type(None)) for key in (*expected, *actual)):
        return None
    for word, one, other in (("missing_key", expected, actual), ("extra_key", actual, expected)):
        lacking = [key for key in one if key not in other]
        if lacking:
            items = ", ".join(map(_short, lacking[:_MOST_KEYS])) + (", …" if len(lacking) > _MOST_KEYS else "")
            return Difference(word + ("s" if len(lacking) > 1 else ""), {"item": items})
    for key, value in expected.items():
        if _differ(value, actual[key]):
            return _inside(f"[{_short(key)}]", value, actual[key], depth)
    return None


def _sets(expected: "set[object]", actual: "set[object]") -> Difference | None:
    if not all(type(item) in (int, float, str, bool) for item in (*expected, *actual)):
        return None
    for word, items in (("missing_item", expected - actual), ("extra_item", actual - expected)):
        if items:
            return Difference(word, {"item": _short(min(items, key=repr))})
    return None


def _inside(place: str, expected: object, actual: object, depth: int) -> Difference:
    """Return the difference of two values that lie at `place` in two others."""
    inner = difference(expected, actual, depth + 1)
    if inner is not None and "place" in inner.params:
        return replace(inner, params={**inner.params, "place": f"{place}{inner.params['place']}"})
    here: dict[str, Json] = {"place": place, "inner_expected": _short(expected), "inner_actual": _short(actual)}
    word, params = ("item", {}) if inner is None or inner.word == "none" else (inner.word, dict(inner.params))
    return Difference(word, {**params, **here})


def _differ(one: object, other: object) -> bool:
    try:
        return one is not other and not one == other  # noqa: SIM201 - as the test asked
    except Exception:  # noqa: BLE001 - a class of the trainer's
        return True


def _short(value: object) -> str:
    return cut_middle(shown(value), _SHORT)
