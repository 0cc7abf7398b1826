"""What options of a push mean."""

import pytest

from grader.domain.submissions.push_options import AnswerForm, Extra, Manner, manner_of
from grader.domain.text import Language

USUAL = Manner(AnswerForm.TEXT, Language.FR)


@pytest.mark.parametrize(
    ("options", "manner"),
    [
        ((), USUAL),
        (("ascii",), Manner(AnswerForm.ASCII, Language.FR)),
        (("json", "en"), Manner(AnswerForm.JSON, Language.EN)),
        (("receipt", "problems"), Manner(AnswerForm.TEXT, Language.FR, extras=frozenset(Extra))),
        (("problems", "en"), Manner(AnswerForm.TEXT, Language.EN, extras=frozenset({Extra.PROBLEMS}))),
        ((" ASCII ",), Manner(AnswerForm.ASCII, Language.FR)),
        (("json", "ascii", "en", "fr"), Manner(AnswerForm.ASCII, Language.FR)),
        (("ci.skip", "ci.skip", ""), Manner(AnswerForm.TEXT, Language.FR, ("ci.skip", ""))),
    ],
)
def test_the_last_that_is_known_counts_and_the_rest_is_named(options: tuple[str, ...], manner: Manner) -> None:
    assert manner_of(options, USUAL) == manner
