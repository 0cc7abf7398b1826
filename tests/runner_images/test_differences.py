"""What can be said for certain of two values that differ, and how both are shown."""

import pytest

from runner_images.common.tests.differences import difference
from runner_images.common.tests.texts import shown, shown_pair

WORDS = [
    (120, "120.0", "number_in_text"),
    (120, "cent", "type"),
    ([1], (1,), "type"),
    (3, None, "none"),
    (120, (120, 2), "comma"),
    ("ValueError", ValueError("non"), "error_returned"),
    ("Bonjour Ada !", "Bonjour {prenom} !", "braces"),
    ("10.00 euros", "10.0 euros", "decimals"),
    ("7.50 euros", "7.00 euros", "floored"),
    ("8.50 euros", "7.20 euros", "number"),
    (7.5, 7, "floored"),
    (pytest.approx(3), None, "none"),
    ({"a": 1}, {"a": 1, "b": 2}, "extra_key"),
    ({"a": 1}, {"a": 1, "b": 2, "c": 3}, "extra_keys"),
    ({"a": 1, "b": 2}, {}, "missing_keys"),
    (3, len, "function"),
    (4, 5, "one_off"),
    (4, -4, "sign"),
    (3, float("nan"), "not_a_number"),
    (3.14, 3.14159, "rounding"),
    (0.3, 0.1 + 0.2 + 1e-12, "rounding"),
    ("Bonjour !", "Bonjour  !", "blank_extra"),
    ("Bonjour !", "Bonjour!", "blank_missing"),
    ("a\n", "a", "line_end_missing"),
    ("a", " a", "blank_around"),
    ("Ada", "ada", "capitals"),
    ("\u00e9t\u00e9", "ete", "accents"),
    ("\u00e9", "e\u0301", "composed"),
    ("a b", "a\u00a0b", "hard_space"),
    ("abc", "\u0430bc", "lookalike"),
    ("ab", "a\u200bb", "hidden"),
    ("Bonjour Ada.", "Bonjour Ada", "punctuation"),
    ("a\nb\n", "a\nb\nc\n", "line_extra"),
    ("a\nb\nc\n", "a\nc\n", "line_missing"),
    ("a\nb\n", "a\nc\n", "line"),
    ("Bonjour Ada", "Bonjour Karim", "word"),
    ("un deux trois", "un trois", "word_missing"),
    ([1, 2, 3], [3, 2, 1], "order"),
    ([1, 2], [1, 2, 3], "too_many"),
    ([1, 2], [1], "too_few"),
    ({"a": 1}, {}, "missing_key"),
    ({1}, {1, 2}, "extra_item"),
]
NOTHING = [(3, 12), (3, 3.4), ("oui", "non"), (pytest.approx(3), 4), (None, 3), ("x" * 30_000, "y"), (object(), 3)]


@pytest.mark.parametrize(("expected", "actual", "word"), WORDS)
def test_a_difference_is_named(expected: object, actual: object, word: str) -> None:
    found = difference(expected, actual)

    assert found is not None
    assert found.word == word


@pytest.mark.parametrize(("expected", "actual"), NOTHING)
def test_nothing_is_said_of_what_is_not_certain(expected: object, actual: object) -> None:
    assert difference(expected, actual) is None


@pytest.mark.parametrize(
    ("expected", "actual", "line"),
    [
        ("Menu\nTotal : 3\n", "Menu\nTotol : 3\n", 2),
        ("Menu\nTotal\n", "Menu\ntotal\n", 2),
        ("un\ndeux\ntrois\n", "un\ntrois\n", 2),
        ("un\ndeux\n", "un\n2\ntrois\n", 2),
    ],
)
def test_a_difference_of_several_lines_has_its_line(expected: str, actual: str, line: int) -> None:
    found = difference(expected, actual)

    assert found is not None
    assert found.params["line"] == line


def test_a_table_is_compared_item_by_item() -> None:
    found = difference([{"nom": "Ada", "age": 3}], [{"nom": "Ada", "age": "3"}])

    assert found is not None
    assert (found.word, found.params["place"]) == ("number_in_text", "[0]['age']")
    assert (found.params["inner_expected"], found.params["inner_actual"]) == ("3", "'3'")


def test_what_holds_itself_comes_to_an_end() -> None:
    one: list[object] = []
    other: list[object] = []
    one.append(one)
    other.append(other)

    assert difference(one, other) is not None


def test_long_values_are_cut_around_their_difference() -> None:
    expected, actual = shown_pair("x" * 9_000 + "a" + "x" * 9_000, "x" * 9_000 + "b" + "x" * 9_000)

    assert expected.index("a") == actual.index("b")
    assert max(len(expected), len(actual)) <= 2_000


@pytest.mark.parametrize("value", [10**5_000, 10**40_000], ids=["decimal", "hexadecimal"])
def test_long_integers_are_told_apart(value: int) -> None:
    expected, actual = shown_pair(value, value + 1)

    assert expected != actual


def test_what_looks_alike_is_written_out() -> None:
    assert shown_pair("\u00e9", "e\u0301", alike=True) == ("'\u00e9'", "'e\\u0301'")


def test_a_no_break_space_is_itself() -> None:
    assert shown("a\u00a0b\\xa0") == "'a\u00a0b\\\\xa0'"
