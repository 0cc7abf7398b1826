"""What somebody reads whose hand-in waits."""

from datetime import timedelta

import pytest

from grader.domain.queue.outlook import Outlook
from grader.domain.text import Language
from grader.wording.queue.waiting import about, too_long_sentence, waiting_sentence

FORTY = timedelta(seconds=38)


@pytest.mark.parametrize(
    ("outlook", "sentence"),
    [
        (Outlook(0, wait=timedelta(0)), "Les tests commencent bientôt."),
        (Outlook(1), "1 rendu avant le tien."),
        (Outlook(12, wait=FORTY), "12 rendus avant le tien, environ 40\N{NO-BREAK SPACE}s."),
        (Outlook(500, more=True), "Plus de 500 rendus d'abord."),
    ],
)
def test_it_says_how_many_come_first_and_for_about_how_long(outlook: Outlook, sentence: str) -> None:
    assert waiting_sentence(outlook, Language.FR) == sentence


def test_to_somebody_else_it_speaks_of_this_one() -> None:
    assert waiting_sentence(Outlook(2), Language.EN, yours=False) == "2 hand-ins before this one."


def test_what_is_away_on_our_side_is_told_as_ours() -> None:
    assert "does not answer right now" in waiting_sentence(Outlook(3, ours=True), Language.EN)


def test_a_wait_that_is_too_long_leads_to_the_page_in_one_sentence() -> None:
    outlook = Outlook(400, wait=timedelta(minutes=24, seconds=10))

    assert too_long_sentence(outlook, Language.EN) == (
        "400 hand-ins before yours, about 25\N{NO-BREAK SPACE}min. "
        "Yours is safe, and its result comes later, on its page:"
    )


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "5 s"), (5, "5 s"), (6, "10 s"), (55, "55 s"), (56, "1 min"), (61, "2 min")]
)
def test_a_wait_is_rounded_up(seconds: int, text: str) -> None:
    assert about(timedelta(seconds=seconds)).replace("\N{NO-BREAK SPACE}", " ") == text
