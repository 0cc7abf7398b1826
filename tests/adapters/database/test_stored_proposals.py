"""The contract of `grader.engine.ports.publishing.Proposals`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.people import Person
from grader.domain.publishing.proposal import NO_COMMIT, Proposal, ProposalState
from grader.domain.text import Language

MINUTE = timedelta(minutes=1)


@pytest.fixture
def proposal(school: SqlDatabase, ines: Person, morning: datetime) -> Proposal:
    """Return what Inès proposed."""
    made = Proposal("B-1", ines.id, "main", "a" * 40, NO_COMMIT, Language.FR, "git", morning)
    with school.begin() as tx:
        tx.proposals.add(made)
    return made


def test_the_oldest_is_taken_by_one_and_held(school: SqlDatabase, proposal: Proposal, morning: datetime) -> None:
    later = replace(proposal, id="B-0", made_at=morning + MINUTE)
    with school.begin() as tx:
        tx.proposals.add(later)

    with school.begin() as tx:
        taken = [tx.proposals.take(morning, morning + MINUTE, token) for token in ("one", "two", "three")]
        awaits = [tx.proposals.awaits(at) for at in (morning, morning + 2 * MINUTE)]

    running = {"state": ProposalState.RUNNING, "attempts": 1}
    assert taken == [replace(proposal, **running), replace(later, **running), None]
    assert awaits == [False, True]


def test_whoever_is_too_late_stores_nothing_more(school: SqlDatabase, proposal: Proposal, morning: datetime) -> None:
    with school.begin() as tx:
        tx.proposals.take(morning, morning + MINUTE, "one")
        first = tx.proposals.note("B-1", ["a"], morning + MINUTE, "one")
        again = tx.proposals.take(morning + 2 * MINUTE, morning + 9 * MINUTE, "two")
        late = [
            tx.proposals.note("B-1", ["b"], morning, "one"),
            tx.proposals.end("B-1", ProposalState.ACCEPTED, "one"),
        ]
        tx.proposals.note("B-1", ["é", "b"], morning + 9 * MINUTE, "two")
        ended = tx.proposals.end("B-1", ProposalState.REFUSED, "two")
        found = tx.proposals.get("B-1")

    assert (first, late, ended) == (True, [False, False], True)
    assert again == replace(proposal, state=ProposalState.RUNNING, attempts=2)
    assert found == replace(proposal, state=ProposalState.REFUSED, attempts=2, lines=("é", "b"))


def test_those_that_are_over_are_forgotten_alone(school: SqlDatabase, proposal: Proposal, morning: datetime) -> None:
    with school.begin() as tx:
        tx.proposals.add(replace(proposal, id="B-2", state=ProposalState.ACCEPTED))
        opened = tx.proposals.open_of(proposal.person_id), tx.proposals.open_of("x")
        tx.proposals.forget(morning)
        before = tx.proposals.get("B-2")
        tx.proposals.forget(morning + MINUTE)
        found = [tx.proposals.get(name) for name in ("B-1", "B-2")]

    assert (opened, before is None) == ((1, 0), False)
    assert found == [proposal, None]
