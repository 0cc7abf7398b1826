"""The words of statuses, numbers and tries."""

from datetime import timedelta

import pytest

from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.wording.grading.statuses import status_help, status_word
from grader.wording.numbers import nth_try, plain_number, seconds

FR, EN = Language.FR, Language.EN

WORDS = {
    Status.NONE: ("Pas commencé", "Not started"),
    Status.QUEUED: ("En attente", "Waiting"),
    Status.RUNNING: ("En cours", "Running"),
    Status.PASSED: ("Réussi", "Passed"),
    Status.PARTIAL: ("Presque (4/6)", "Almost (4/6)"),
    Status.FAILED: ("À corriger", "To fix"),
    Status.ERROR: ("Le programme s'arrête", "The program stops"),
    Status.TIMEOUT: ("Trop long", "Too slow"),
    Status.INVALID: ("Rendu incomplet", "Incomplete hand-in"),
    Status.TAMPERED: ("Non retenu", "Not kept"),
    Status.OURS: ("Problème de notre côté", "Our problem"),
    Status.REPLACED: ("Remplacé", "Replaced"),
}


@pytest.mark.parametrize("status", Status)
def test_each_status_has_its_word(status: Status):
    words = tuple(status_word(status, language, passed=4, total=6) for language in (FR, EN))

    assert words == WORDS[status]


def test_almost_without_counts_is_a_word_alone():
    assert status_word(Status.PARTIAL, FR) == "Presque"


@pytest.mark.parametrize("status", Status)
def test_each_status_has_a_glyph_of_its_own_and_help(status: Status):
    told = status_help(status, FR)

    assert told.meaning
    assert told.action
    assert len({*GLYPHS.values()}) == len(Status)


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (1, "1er essai", "1st try"),
        (2, "2e essai", "2nd try"),
        (3, "3e essai", "3rd try"),
        (11, "11e essai", "11th try"),
    ],
)
def test_tries_are_counted_as_people_do(number: int, french: str, english: str):
    assert (nth_try(number, FR), nth_try(number, EN)) == (french, english)


def test_durations_have_one_decimal():
    duration = timedelta(milliseconds=1_790)

    assert (seconds(duration, FR), seconds(duration, EN)) == ("1,8\N{NO-BREAK SPACE}s", "1.8\N{NO-BREAK SPACE}s")


def test_what_is_no_number_stays_as_it_is():
    assert plain_number("soon", FR) == "soon"
