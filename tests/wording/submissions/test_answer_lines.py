"""Lines of an answer in each form."""

import json

from grader.domain.grading.report import CheckReport
from grader.domain.submissions.push_options import AnswerForm, Manner
from grader.domain.text import Language, Message
from grader.domain.verdicts import Outcome, Reason
from grader.wording.grading.ascii_values import check_in_ascii
from grader.wording.submissions.answer_lines import unknown_option_lines, written

FAILED = CheckReport("a", Outcome.FAILED, Reason.CHECK_FAILED, expected="'é'", actual="'e'")


def test_a_line_that_grows_in_plain_letters_still_fits_a_terminal() -> None:
    line = "  ✓ 1/4  " + "mot " * 14 + "fin"

    lines = list(written(line, AnswerForm.ASCII))

    assert [len(one) <= 68 for one in lines] == [True, True]
    assert lines[1] == "  fin"


def test_a_line_to_copy_that_is_longer_is_left_whole() -> None:
    line = "Détails : https://ecole.example/submissions/" + "7K3F9Q2MXA" * 5

    assert list(written(line, AnswerForm.ASCII)) == [line.replace("é", "e")]


def test_json_is_ascii_and_holds_half_characters() -> None:
    (line,) = written({"event": "line", "text": "é\ud83d\x1b"}, AnswerForm.JSON)

    assert line.isascii()
    assert "\x1b" not in line
    assert json.loads(line)["text"] == "é\ud83d\x1b"


def test_an_empty_line_is_no_document() -> None:
    assert list(written("", AnswerForm.JSON)) == []


def test_values_that_differ_anyhow_keep_plain_letters() -> None:
    check = CheckReport("a", Outcome.FAILED, expected="'Zoé'", actual="'Karim'", again="python3 -c 1")

    assert check_in_ascii(check) == check


def test_values_whose_letters_decide_are_written_out_in_what_is_said_of_them() -> None:
    message = Message("not_equal", {"difference": "lookalike", "actual_character": "а", "count": 1})  # noqa: RUF001

    told = check_in_ascii(CheckReport("a", Outcome.FAILED, message=message, expected="'a'", actual="'а'"))  # noqa: RUF001

    assert told.actual == r"'\u0430'"
    assert told.message is not None
    assert told.message.params["actual_character"] == r"\u0430"


def test_values_that_plain_letters_would_make_alike_are_written_out() -> None:
    assert check_in_ascii(FAILED).expected == r"'\xe9'"


def test_many_unknown_options_are_cut() -> None:
    manner = Manner(AnswerForm.TEXT, Language.EN, ("a", "b", "c", "d" * 100))

    said = " ".join(unknown_option_lines(manner))

    assert said == "I do not know the option a, b, c …. I know these: text, ascii, json, fr, en, problems, receipt."
