"""Pushes to an exercise that bounds tries: told before it bites, and kept when it does."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from grader.domain.tries import TryRule
from tests.web.git.beginner import Beginner, school_of_beginners


def bound(ada: Beginner, at_once: int) -> None:
    """Let the exercise have so many tries at once."""
    grader = ada.school.grader
    with grader.database.begin() as tx:
        current = tx.catalog.current("bonjour")
        assert current is not None
        tx.catalog.publish(replace(current, tries=TryRule(at_once, timedelta(minutes=15))), grader.now())


@pytest.mark.slow
def test_what_is_left_is_told_with_each_push_and_then_when_it_is_checked(tmp_path: Path) -> None:
    with school_of_beginners(tmp_path / "school") as school:
        (tmp_path / "desk").mkdir()
        ada = replace(school.beginner(tmp_path / "desk"), language="fr")
        bound(ada, 1)

        first, second = (ada.hand_in("bonjour/bonjour.py", f"x = {number}\n") for number in (1, 2))

        plain = [answer.said.replace("\N{NO-BREAK SPACE}", " ") for answer in (first, second)]
        assert ["Essais : 1 tout de suite, puis un de plus toutes les 15 min." in one for one in plain] == [True, True]
        assert "Tu peux rendre quand tu veux : ce sera vérifié" in plain[0]
        assert "Il est vérifié tout seul" in plain[1]
        assert [one.number for one in ada.submissions("bonjour")] == [1, 2]
        assert (first.status, second.status) == (0, 0)


@pytest.mark.slow
def test_an_editor_is_told_until_when_it_is_held(tmp_path: Path) -> None:
    with school_of_beginners(tmp_path / "school") as school:
        (tmp_path / "desk").mkdir()
        ada = school.beginner(tmp_path / "desk")
        bound(ada, 1)
        ada.hand_in("bonjour/bonjour.py", "x = 1\n")

        answer = ada.hand_in("bonjour/bonjour.py", "x = 2\n", push="-o json")

        assert '"left": 0' in answer.said
        assert '"held_until": "2' in answer.said
        assert '"event": "finished"' not in answer.said
