"""Frameworks are brought in by leads and operators, each version beside the others."""

from dataclasses import replace

import pytest

from grader.domain.errors import NotAllowed
from grader.domain.operation.audit import Act
from grader.engine.competencies.bringing_in import BroughtIn, bring_in
from grader.engine.competencies.reading import known_frameworks
from grader.engine.ports.audit import AuditQuery
from tests.domain.competencies.frameworks import FIRST, SECOND
from tests.engine.grading_school import School


def test_each_other_version_is_stored_beside_the_ones_before(school: School) -> None:
    first = bring_in(school.people["paul"], replace(FIRST, version=0), database=school.database)
    second = bring_in(None, replace(SECOND, version=0), database=school.database)

    assert (first, second) == (BroughtIn(FIRST, new=True), BroughtIn(SECOND, new=True))
    assert known_frameworks(database=school.database).newest["web-2024"] == SECOND
    with school.database.read() as tx:
        acts = tx.audit.find(AuditQuery(), 2)
    assert [(entry.act, entry.object) for entry in acts] == [(Act.FRAMEWORK_BROUGHT_IN, "web-2024")] * 2


def test_the_same_once_more_is_no_new_version(school: School) -> None:
    for framework in (FIRST, SECOND):
        bring_in(None, framework, database=school.database)

    assert bring_in(None, replace(SECOND, version=0), database=school.database) == BroughtIn(SECOND, new=False)


@pytest.mark.parametrize("handle", ["ada", "ines"])
def test_learners_and_trainers_bring_nothing_in(school: School, handle: str) -> None:
    with pytest.raises(NotAllowed, match="frameworks_of_leads"):
        bring_in(school.people[handle], FIRST, database=school.database)

    assert "web-2024" not in known_frameworks(database=school.database).newest
