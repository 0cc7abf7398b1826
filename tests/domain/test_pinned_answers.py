"""For which versions an answer holds."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grader.domain.people import Person, Role
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.text import Text

INES = Person("P-ines", "ines", "Inès Garcia", Role.TRAINER)


@pytest.mark.parametrize(
    ("changes", "versions"), [({}, ["1"]), ({"kept": True}, ["1", "2"]), ({"suite_digest": "2"}, ["2"])]
)
def test_a_new_version_withdraws_it_unless_it_is_kept(changes: dict[str, object], versions: list[str]):
    answer = PinnedAnswer("web", "a", "k", "", Text("Oui."), INES, datetime(2026, 11, 23, tzinfo=UTC), "1")

    assert [one for one in "12" if replace(answer, **changes).holds_for(one)] == versions
