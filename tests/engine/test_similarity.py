"""Hand-ins compared: for the staff of their cohort, written down, without what was given, and kept nowhere."""

from dataclasses import replace

import pytest

from grader.adapters.code_tokens import code_tokens
from grader.domain.errors import NotFound
from grader.domain.operation.audit import Act
from grader.engine import similarity
from grader.engine.ports.audit import AuditQuery
from grader.engine.similarity import SimilarityPage
from tests.domain.test_similarity import LONG, RENAMED
from tests.engine.grading_school import BONJOUR, COHORT, School


@pytest.fixture
def school(grading_school: School) -> School:
    """Let Ada and Karim hand in the same under other names, Ada after something else."""
    for handle, text in (("ada", "x = 1\n"), ("ada", LONG), ("karim", RENAMED)):
        grading_school.hand_in(text.encode(), handle=handle)
    return grading_school


def compare(school: School, handle: str = "ines") -> SimilarityPage:
    ports = {"database": school.database, "repositories": school.repositories, "read_tokens": code_tokens}
    return similarity.compare(school.people[handle], COHORT.slug, "bonjour", **ports)


def test_the_newest_hand_in_of_each_is_compared(school: School):
    page = compare(school)

    (pair,) = page.pairs or ()
    assert {pair.one.learner.handle, pair.other.learner.handle} == {"ada", "karim"}
    assert pair.one.files != pair.other.files
    assert pair.one.shared_in("bonjour.py") >= set(range(2, 12))
    assert page.hand_ins == 2


def test_that_somebody_looked_is_written_down(school: School):
    compare(school)

    with school.database.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(act=Act.HAND_INS_COMPARED), 5)
    assert (entry.object, entry.belongs_to) == ("bonjour", COHORT.slug)


def test_nothing_of_the_starter_counts(school: School):
    given = replace(BONJOUR.starter[0], content=LONG.encode())
    with school.database.begin() as tx:
        tx.catalog.publish(replace(BONJOUR, starter=(given,), suite_digest="2" * 64), school.clock())

    assert compare(school).pairs == ()


def test_too_many_to_compare_at_once_are_left_out(school: School, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(similarity, "MOST_COMPARED", 1)

    page = compare(school)

    assert (page.hand_ins, page.left_out, page.pairs) == (2, 1, ())


def test_what_is_behind_a_very_long_beginning_is_not_compared(school: School, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(similarity, "MOST_CHARACTERS", 20)

    assert compare(school).pairs == ()


@pytest.mark.parametrize("handle", ["ada", "karim"])
def test_nobody_but_the_cohorts_staff_compares(school: School, handle: str):
    with pytest.raises(NotFound):
        compare(school, handle)
