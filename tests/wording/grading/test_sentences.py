"""Messages as people read them."""

import re

import pytest

from grader.domain.exercises.runners import Runner
from grader.domain.text import Language, Message, Text
from grader.wording.grading.explaining import source_line
from grader.wording.grading.sentence_table import SENTENCES
from grader.wording.grading.sentences import sentence
from tests.runners import PYTHON

FR, EN = Language.FR, Language.EN
GONE = Runner("cobol", Text("cobol"))
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("runner", [PYTHON, GONE], ids=["known", "gone"])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_code_says_something_without_any_value(code: str, language: Language, runner: Runner):
    said = sentence(Message(code), language, runner)

    assert said
    assert "%(" not in said


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_is_short(code: str, language: Language):
    values = {name: "x" for variant in SENTENCES[code] for name in re.findall(r"%\((\w+)\)s", variant)}

    said = sentence(Message(code, values), language, PYTHON)

    assert max(len(part.split()) for part in re.split(r"(?<=[.?!])\s", said)) <= 17


def test_a_missing_file_is_named_with_what_to_do():
    said = sentence(Message("missing_file", {"file": "bonjour.py"}), FR, PYTHON)

    assert said == (
        "Je ne trouve pas le fichier bonjour.py. "
        "Ajoute-le au dossier de l'exercice avec ce nom exact, puis refais git push."
    )


def test_an_exception_is_placed_and_explained():
    text = "division by zero"
    params = {"type": "ZeroDivisionError", "file": "prix.py", "line": 4, "source": "return 1 / 0", "text": text}

    said = sentence(Message("raised", params, "ZeroDivisionError: division by zero"), FR, PYTHON)

    assert said == (
        "Le programme s'arrête à la ligne 4 de prix.py, avec l'erreur ZeroDivisionError. "
        f"Tu divises par zéro{NBSP}: cherche le cas où le diviseur vaut 0."
    )


def test_a_place_that_is_not_known_is_left_out():
    params = {"type": "Surprise", "file": None, "line": None}

    assert sentence(Message("raised", params), EN, PYTHON) == "The program stops with the error Surprise."


def test_a_syntax_error_is_explained_by_its_kind():
    params = {"type": "IndentationError", "file": "a.py", "line": 3, "text": "unexpected indent"}
    message = Message("syntax_error", params, "IndentationError: unexpected indent")

    assert sentence(message, EN, PYTHON) == (
        "Python cannot read line 3 of a.py. This line starts with too many spaces, compared with the one above."
    )


def test_calls_are_written_as_the_language_writes_them():
    said = {code: sentence(Message(code), FR, PYTHON) for code in ("exited", "timed_out", "output")}

    assert "Cherche exit() ou quit(), enlève-le" in said["exited"]
    assert "ou un input() en trop" in said["timed_out"]
    assert "Cherche un print() dans" in said["output"]


def test_seconds_are_written_as_the_language_does():
    assert "en 2,5\N{NO-BREAK SPACE}s" in sentence(Message("timed_out", {"seconds": "2.5"}), FR, PYTHON)
    assert "in 5\N{NO-BREAK SPACE}s" in sentence(Message("timed_out", {"seconds": "5.0"}), EN, PYTHON)


def test_a_trainer_s_own_sentence_is_said_as_it_is():
    said = Message("said", {"fr": "Pense à 100 % des cas.", "en": "Think of all cases."})

    assert (sentence(said, FR, PYTHON), sentence(said, EN, PYTHON)) == ("Pense à 100 % des cas.", "Think of all cases.")


def test_a_trainer_s_sentence_in_one_language_serves_both():
    assert sentence(Message("said", {"fr": "", "en": "Only English."}), FR, PYTHON) == "Only English."


def test_an_unknown_code_quotes_the_raw_line():
    assert "kernel: oops" in sentence(Message("brand_new", raw="kernel: oops"), FR, PYTHON)


def test_values_cannot_write_to_a_terminal():
    hostile = "\x1b]0;owned\x07a\nb\u202ec\ud800.py"

    said = sentence(Message("missing_file", {"file": hostile}), FR, PYTHON)

    assert r"\x1b]0;owned\x07a\nb\u202ec\ud800.py" in said


def test_values_cannot_fill_a_terminal():
    assert len(sentence(Message("missing_file", {"file": "a" * 100_000}), FR, PYTHON)) < 500


def test_values_are_not_read_as_a_pattern():
    assert "%(line)s" in sentence(Message("missing_file", {"file": "%(line)s"}), FR, PYTHON)


def test_an_error_is_explained_by_its_name_without_its_module():
    message = Message("raised", {"type": "builtins.KeyError", "text": "'nom'"})

    assert sentence(message, EN, PYTHON).endswith("The key 'nom' is not there. Print the keys to compare.")


def test_a_line_that_no_row_explains_stands_alone():
    said = sentence(Message("raised", {"type": "KeyError", "text": "anything at all"}), EN, PYTHON)

    assert said == "The program stops with the error KeyError."


def test_only_common_errors_are_explained():
    said = sentence(Message("raised", {"type": "Surprise"}), EN, PYTHON)

    assert said == "The program stops with the error Surprise."


@pytest.mark.parametrize(
    ("column", "shown"),
    [(77, "1 | …x, 0 AS reste FROM membres"), (8, f"1 | {'x' * 49}…"), (None, f"1 | {'x' * 49}…")],
)
def test_a_long_line_is_shown_where_its_place_is(column: int | None, shown: str) -> None:
    source = f"{'x' * 53}, 0 AS reste FROM membres"
    message = Message("query_error", {"line": 1, "column": column, "source": source})

    assert source_line(message) == shown


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", SENTENCES)
def test_nobody_who_reads_somebody_elses_hand_in_reads_that_it_is_not_their_code(code: str, language: Language):
    said = sentence(Message(code), language, PYTHON, yours=False)

    assert "not your code" not in said
    assert "pas ton code" not in said
