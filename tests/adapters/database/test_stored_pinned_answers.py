"""The contract of `grader.engine.ports.pinned_answers.PinnedAnswers`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.people import Person
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.text import Text
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows

COHORT = "dwwm-2026"


@pytest.fixture
def answer(school: SqlDatabase, ines: Person, morning: datetime) -> PinnedAnswer:
    """Return what Inès pinned to a failure, stored."""
    answer = PinnedAnswer(COHORT, "bonjour", "k1", "says-hello", Text("Vois **l'espace**. é\n"), ines, morning, "d1")
    with school.begin() as tx:
        tx.pinned_answers.put(answer)
    return answer


def test_a_failure_has_one_answer(school: SqlDatabase, answer: PinnedAnswer, paul: Person, morning: datetime) -> None:
    newer = replace(answer, text=Text("", "Look."), author=paul, written_at=morning + timedelta(hours=1), kept=True)
    other = replace(answer, key="k2", check="")
    with school.begin() as tx:
        tx.pinned_answers.put(other)
        tx.pinned_answers.put(newer)

    with school.read() as tx:
        assert tx.pinned_answers.to_failure(COHORT, "bonjour", "k1") == newer
        assert tx.pinned_answers.of_exercise(COHORT, "bonjour") == (newer, other)
        assert (tx.pinned_answers.by_author("P-INES"), tx.pinned_answers.by_author("P-PAUL")) == ((other,), (newer,))


def test_others_have_none(school: SqlDatabase, answer: PinnedAnswer) -> None:
    with school.read() as tx:
        asked = tx.pinned_answers
        found = [
            asked.to_failure(*place)
            for place in (("x", "bonjour", "k1"), (COHORT, "x", "k1"), (COHORT, "bonjour", "x"))
        ]
        listed = asked.of_exercise("x", "bonjour"), asked.of_exercise(COHORT, "x")

    assert (found, listed) == ([None] * 3, ((), ()))


def test_it_is_forgotten(school: SqlDatabase, answer: PinnedAnswer) -> None:
    with school.begin() as tx:
        tx.pinned_answers.remove(COHORT, "bonjour", "k2")
        tx.pinned_answers.remove(COHORT, "bonjour", "k1")

    with school.read() as tx:
        assert tx.pinned_answers.of_exercise(COHORT, "bonjour") == ()


@pytest.mark.parametrize(("gone", "left"), [(["E-ada"], 1), (["E-ada", "E-karim"], 0)])
def test_they_go_with_the_last_code_of_the_cohort(
    school: SqlDatabase, answer: PinnedAnswer, morning: datetime, address: str, gone: list[str], left: int
) -> None:
    with school.begin() as tx:
        tx.aged.erase(AgedKind.CODE, gone, morning)

    assert len(all_rows(address)["pinned_answer"]) == left
