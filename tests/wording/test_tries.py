"""What is said of tries that a trainer bounds."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from grader.domain.text import Language
from grader.domain.tries import TriesLeft, TryRule
from grader.wording.tries import held_sentence, left_sentence, rule_sentence

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
RULE = TryRule(2, timedelta(minutes=15))
FR, EN = Language.FR, Language.EN


def plain(text: str) -> str:
    """Return a text with plain spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_rule_is_a_sentence() -> None:
    assert plain(rule_sentence(RULE, FR)) == "Essais : 2 tout de suite, puis un de plus toutes les 15 min."
    assert plain(rule_sentence(RULE, EN)) == "Tries: 2 at once, then one more every 15 min."


def test_what_is_left_is_counted_and_then_dated() -> None:
    some, none = TriesLeft(RULE, 1), TriesLeft(RULE, 0, NOW + timedelta(minutes=15))

    assert [left_sentence(one, NOW, PARIS, EN) for one in (some, none)] == [
        "You have 1 left right now.",
        "You may hand in at any time: it is checked at 10:45.",
    ]


def test_a_held_hand_in_has_its_time_by_the_school_s_clock_and_no_minute_early() -> None:
    told = held_sentence(NOW + timedelta(minutes=14, seconds=1), NOW, PARIS, FR)

    assert "tout seul à 10 h 45 : tu n'as rien à faire." in plain(told)


def test_another_day_is_named() -> None:
    told = held_sentence(NOW + timedelta(hours=14), NOW, PARIS, EN, yours=False)

    assert "on Tuesday 24 November, 00:30" in told
