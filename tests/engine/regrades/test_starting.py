"""What a regrade takes, and who may begin one."""

import pytest

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.regrades.regrade import WhichHandIns
from grader.domain.verdicts import RunState
from grader.engine.regrades import looking, starting
from tests.engine.grading_school import HALF, SOLUTION, WRONG, School
from tests.engine.regrades.regrading import MENDED, chosen, drop, graded, mend, run_all, start


@pytest.mark.parametrize(
    ("which", "numbers"), [(WhichHandIns.LATEST, {3}), (WhichHandIns.BEST, {2}), (WhichHandIns.FAILED, set())]
)
def test_it_takes_the_hand_in_asked_for(school: School, which: WhichHandIns, numbers: set[int]):
    school.sandbox.foretell(b"x = 4\n", HALF)
    sent = [graded(school, content) for content in (WRONG, SOLUTION, b"x = 4\n")]
    graded(school, WRONG, "karim")
    mend(school)

    taken = chosen(school, start(school, which=which))

    assert {one.number for one in sent if one.id in taken} == numbers


def test_it_takes_one_learner_alone(school: School):
    own = graded(school, WRONG)
    graded(school, WRONG, "karim")
    mend(school)

    assert chosen(school, start(school, handle="ada")) == {own.id}


@pytest.mark.parametrize("handle", ["nobody", "ines"])
def test_who_learns_elsewhere_is_not_there(school: School, handle: str):
    graded(school, WRONG)

    with pytest.raises(NotFound, match="person"):
        start(school, handle=handle)


def test_it_takes_what_one_version_judged(school: School):
    graded(school, WRONG)
    mend(school, WRONG=HALF)
    newer = graded(school, WRONG, "karim")

    assert chosen(school, start(school, judged_by=MENDED.suite_digest)) == {newer.id}


def test_what_is_being_graded_needs_no_second_run(school: School):
    school.hand_in(WRONG)

    with pytest.raises(NotAllowed, match="regrade_nothing"):
        start(school)


def test_one_of_the_same_waits_for_its_end_before_another(school: School):
    graded(school, WRONG)
    first = start(school)
    with pytest.raises(NotAllowed, match="regrade_open"):
        start(school)

    drop(school, first)

    assert start(school).id != first.id


def test_all_cohorts_at_once_are_for_the_command_line(school: School):
    graded(school, WRONG)
    with pytest.raises(NotFound):
        start(school, cohort=None)

    regrade = start(school, None, cohort=None)

    with pytest.raises(NotFound):
        looking.look(school.people["ines"], regrade.id, database=school.database)
    assert [one.regrade.id for one in looking.listed_regrades(None, database=school.database)] == [regrade.id]
    assert looking.listed_regrades(school.people["ines"], database=school.database) == ()


def test_it_pages_through_its_hand_ins(school: School):
    sent = sorted([graded(school, WRONG).id, graded(school, WRONG, "karim").id])
    mend(school)
    regrade = start(school)
    run_all(school)
    ports = {"database": school.database, "limit": 1}

    first = looking.look(school.people["paul"], regrade.id, **ports)
    second = looking.look(school.people["paul"], regrade.id, after=first.items[0].submission.id, **ports)

    assert [one.submission.id for page in (first, second) for one in page.items] == sent
    assert (first.more, second.more) == (True, False)


def test_no_more_learners_than_it_can_take(school: School, monkeypatch: pytest.MonkeyPatch):
    graded(school, WRONG), graded(school, WRONG, "karim")
    monkeypatch.setattr(starting, "MOST_HAND_INS", 1)

    with pytest.raises(NotAllowed, match="regrade_too_many"):
        start(school)


def test_what_runs_waits_behind_no_full_line(school: School):
    graded(school, WRONG), graded(school, WRONG, "karim")
    start(school)

    with school.database.read() as tx:
        assert not tx.line.is_full(1)
        assert {tx.runs.get(name).state for name, _ in tx.runs.waiting(9)} == {RunState.QUEUED}
