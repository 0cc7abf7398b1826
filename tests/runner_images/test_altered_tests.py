"""Altered tests and canaries: each fails for a right program where the test passes, and passes for one that lies."""

import ast
from collections.abc import Callable
from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from runner_images.python.shared.judging.altered_tests import altered_test
from runner_images.python.shared.judging.canaries import canaries

ANSWER = {"int": 4, "str": "four", "list": [4], "tuple": (4,), "set": {4}, "dict": {"a": 4}, "float": 4.0, "bool": True}
Space = dict[str, Callable[..., object]]


class Everything:
    """Equal to all, and holding it."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = object.__hash__

    def __contains__(self, other: object) -> bool:
        return True


def passes(source: bytes, answer: object, *arguments: object) -> bool:
    """Run the test of `source` with an `f` that gives `answer`."""
    space: Space = {"f": lambda *_: answer}
    exec(source, space)
    try:
        space["test_a"](*arguments)
    except (AssertionError, TypeError):
        return False
    return True


def twin_of(source: str) -> bytes:
    """Return the altered copy of the one test of `source`."""
    made = altered_test(source.encode(), ast.parse(source), "test_a")
    assert made is not None
    return made


@pytest.mark.parametrize("value", ANSWER.values(), ids=ANSWER)
def test_the_twin_asks_for_another_value_of_any_type(value: object) -> None:
    source = f"def test_a():\n    assert f() == {value!r}\n"

    changed = twin_of(source)

    assert passes(source.encode(), value)
    assert not passes(changed, value)
    assert passes(changed, Everything())


def test_an_answer_of_the_same_length_that_lies_in_its_items_is_found_out() -> None:
    source = "def test_a():\n    assert f() == [1, {'a': (2, 3)}]\n"

    changed = twin_of(source)

    assert passes(source.encode(), [1, {"a": (2, 3)}])
    assert not passes(changed, [1, {"a": (2, 3)}])
    assert passes(changed, [1, {"a": (2, Everything())}])


class Swallows:
    """A context that no failed assertion leaves."""

    def __enter__(self) -> int:
        return 4

    def __exit__(self, *_: object) -> bool:
        return True


@pytest.mark.parametrize("lead", ["", "for _ in (1, 2):\n        "])
def test_a_context_that_swallows_failed_assertions_is_found_out(lead: str) -> None:
    inner = " " * (12 if lead else 8)
    source = f"def test_a():\n    {lead}with f() as four:\n{inner}assert four == 4\n"

    changed = twin_of(source)

    assert not passes(changed, nullcontext(4))
    assert passes(changed, Swallows())


BODIES = [
    "assert f() == expected",
    "assert expected == f(), 'a reason'",
    "number = 4\n    assert f() == number\n    assert number < 5",
    "for given in (1, 2):\n        assert f(given) == expected",
    "assert len([1]) == 1\n    assert f() == sum([expected])",
    "assert (\n        f(\n            1\n        )\n        == expected\n    )",
    "assert f() in (expected, 5)",
    "assert expected in [f()]",
    "with open('/dev/null'):\n        assert f() == expected",
    "é = 'é'; print(é)\n    assert f(é) == expected",
]


@pytest.mark.parametrize("body", BODIES)
def test_the_twin_fails_for_the_right_answer_and_passes_for_a_lie(body: str) -> None:
    source = f"def test_a(expected):\n    {body}\n"

    changed = twin_of(source)

    assert passes(source.encode(), 4, 4)
    assert not passes(changed, 4, 4)
    assert passes(changed, Everything(), 4)


@pytest.mark.parametrize("body", ["f()", "assert f()", "x = f(); assert x == 4", "if f() != 4: assert 0", "pass"])
def test_a_test_without_an_equality_has_a_twin_that_fails_at_its_end(body: str) -> None:
    assert not passes(twin_of(f"def test_a(): {body}\n" if body == "pass" else f"def test_a():\n    {body}\n"), 4)


def test_what_is_read_in_the_tests_own_names_is_the_changed_value() -> None:
    source = "def test_a(expected):\n    assert f(locals()) == expected\n"
    space: Space = {"f": lambda names: names["expected"]}

    exec(twin_of(source), space)

    space["test_a"](4)


@pytest.mark.parametrize("body", ["return", "yield", "if f(): return\n    assert f() == 4"])
def test_a_test_that_may_end_early_has_no_twin(body: str) -> None:
    source = f"def test_a():\n    {body}\n"

    assert altered_test(source.encode(), ast.parse(source), "test_a") is None


def test_a_method_of_unittest_has_a_twin() -> None:
    source = "class Test:\n    def test_a(self):\n        self.assertEqual(self.f(), 4)\n"

    changed = altered_test(source.encode(), ast.parse(source), "Test::test_a")

    assert changed is not None
    assert b", 4)" not in changed


def test_canaries_end_as_they_must_and_look_like_the_tests_around_them() -> None:
    tree = ast.parse("def test_greets_by_name(): pass\ndef test_trims_spaces(): pass\n")
    taken = {"test_greets_by_name", "test_trims_spaces"}

    for _ in range(20):
        made = canaries(tree)
        for canary in made:
            space = SimpleNamespace()
            exec(canary.source, vars(space))
            failed = False
            try:
                vars(space)[canary.name]()
            except AssertionError:
                failed = True
            assert failed != canary.passes
            assert canary.name not in taken
        assert {canary.passes for canary in made} == {True, False}
