"""Failures that are alike have one key, whatever values, names, lines and paths the learners have."""

import pytest

from grader.domain.stumbles.alike import MOST_LOOKED_AT, key_of, without_own
from grader.domain.text import Message


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ""),
        ("NameError: name 'prenom' is not defined", "NameError: name '…' is not defined"),
        ('can only concatenate str (not "int") to str', "can only concatenate str (not '…') to str"),
        ("ReferenceError: total is not defined", "ReferenceError: … is not defined"),
        ("calcule() takes 1 argument but 2 were given", "…() takes 0 argument but 0 were given"),
        ("Undefined variable $prix in /work/run/prix.php on line 12", "Undefined variable $… in /… on line 0"),
        (r"C:\Users\ada\prix.py, line 3", "/…, line 0"),
        ("assert -3.5e2 == 0x1F", "assert 0 == 0"),
        ("[1, 2, 3]", "[0, …]"),
        ("['Ada', 'Karim', 'Léa']", "['…', …]"),
        ("None", "None"),
        ("True", "True"),
        ("two\n  lines\tand  blanks", "two lines and blanks"),
        ("page2 has h1", "page2 has h1"),
    ],
)
def test_what_is_ones_own_is_left_out(text: str, left: str):
    assert without_own(text) == left


def test_a_long_text_is_looked_at_from_its_beginning_alone():
    assert without_own("é" * 10_000) == "é" * MOST_LOOKED_AT


def raised(kind: str, raw: str, line: int) -> Message:
    return Message("raised", {"type": kind, "file": "prix.py", "line": line, "source": f"x = {line}"}, raw)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((Message("not_equal"), "'Bonjour Ada'"), (Message("not_equal"), "'Salut Karim'")),
        ((Message("not_equal"), "12"), (Message("not_equal"), "-7")),
        ((Message("not_equal"), "[1, 2]"), (Message("not_equal"), "[1, 2, 3, 4]")),
        ((raised("NameError", "name 'a' is not", 3), None), (raised("NameError", "name 'b' is not", 9), None)),
        ((Message("said", {"fr": "Il manque 3 mots."}), None), (Message("said", {"fr": "Il manque 12 mots."}), None)),
    ],
)
def test_alike(one: tuple[Message, str | None], other: tuple[Message, str | None]):
    assert key_of("bonjour", "greets", "check_failed", *one) == key_of("bonjour", "greets", "check_failed", *other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((Message("not_equal"), "'Bonjour'"), (Message("not_equal"), "None")),
        ((Message("not_equal"), "12"), (Message("not_equal"), "'12'")),
        ((Message("not_equal"), "True"), (Message("not_equal"), "False")),
        ((Message("not_equal", {"difference": "case"}), "'a'"), (Message("not_equal", {"difference": "type"}), "'a'")),
        ((raised("NameError", "x", 1), None), (raised("TypeError", "x", 1), None)),
        ((Message("said", {"fr": "Utilise return."}), None), (Message("said", {"fr": "Utilise print."}), None)),
    ],
)
def test_not_alike(one: tuple[Message, str | None], other: tuple[Message, str | None]):
    assert key_of("bonjour", "greets", "check_failed", *one) != key_of("bonjour", "greets", "check_failed", *other)


def test_exercise_check_and_reason_tell_failures_apart():
    places = [("a", "x", "time"), ("b", "x", "time"), ("a", "y", "time"), ("a", "x", "memory")]

    assert len({key_of(*place, None, None) for place in places}) == 4


def test_a_key_stays_what_it_was():
    # Answers are pinned to it: where it changes, all that is stored must be counted anew.
    assert key_of("bonjour", "greets", "check_failed", Message("not_equal"), "'Ada'") == "c960f95566fc9b50"


def test_lone_surrogates_have_a_key_too():
    assert len(key_of("bonjour", "greets", "check_failed", Message("raised", {}, "\ud800"), "\0")) == 16
