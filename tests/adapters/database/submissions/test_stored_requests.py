"""The contract of `grader.engine.ports.submissions.Requests`."""

from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.engine.ports.database import Conflict
from grader.engine.ports.submissions import AnsweredRequest

ADA, KARIM = "P-ADA", "P-KARIM"
ANSWER = AnsweredRequest("f" * 64, (("S-1", "U-1"), ("S-2", "U-2")), created=True)


def test_it_returns_what_was_answered(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.requests.add(ADA, "one", ANSWER, morning)

    with school.read() as tx:
        found = tx.requests.get(ADA, "one"), tx.requests.get(ADA, "two"), tx.requests.get(KARIM, "one")

    assert found == (ANSWER, None, None)


def test_it_keeps_the_first_answer_to_a_key(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.requests.add(ADA, "one", ANSWER, morning)

    with pytest.raises(Conflict), school.begin() as tx:
        tx.requests.add(ADA, "one", ANSWER, morning)


def test_it_forgets_a_persons_old_requests(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        for person, key, hours in ((ADA, "old", 0), (ADA, "new", 2), (KARIM, "old", 0)):
            tx.requests.add(person, key, ANSWER, morning + timedelta(hours=hours))

    with school.begin() as tx:
        tx.requests.forget(ADA, before=morning + timedelta(hours=1))
        found = [tx.requests.get(ADA, "old"), tx.requests.get(ADA, "new"), tx.requests.get(KARIM, "old")]

    assert found == [None, ANSWER, ANSWER]
