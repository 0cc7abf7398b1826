"""The versions of an exercise: listed for the staff, and brought back by one act."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from grader.domain.errors import NotFound, NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.operation.audit import Act
from grader.engine.ports.audit import AuditQuery
from grader.engine.publishing.versions import roll_back, versions
from tests.engine.grading_school import School, open_grading_school

DIGESTS = ("2" * 64, "33" * 32, "34" * 32)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    """Yield a school with four versions of `bonjour`, a day apart."""
    with open_grading_school(tmp_path) as school:
        with school.database.begin() as tx:
            first = tx.catalog.current("bonjour")
            assert first is not None
            for day, digest in enumerate(DIGESTS, start=1):
                tests = (SourceFile("test_bonjour.py", digest.encode()),)
                newer = replace(first, suite_digest=digest, tests=tests)
                tx.catalog.publish(newer, school.clock() + timedelta(days=day))
        yield school


def current(school: School) -> str:
    """Return the digest of the version that new hand-ins run against."""
    with school.database.read() as tx:
        exercise = tx.catalog.current("bonjour")
    assert exercise is not None
    return exercise.suite_digest


def test_it_goes_back_version_by_version(school: School) -> None:
    roll_back("bonjour", None, database=school.database, now=school.clock)
    assert current(school) == DIGESTS[1]

    back = roll_back("bonjour", None, database=school.database, now=school.clock)

    assert (current(school), back.exercise.suite_digest) == (DIGESTS[0], DIGESTS[0])
    with school.database.read() as tx:
        acts = tx.audit.find(AuditQuery(act=Act.EXERCISE_ROLLED_BACK), 10)
    assert [entry.object for entry in acts] == ["bonjour", "bonjour"]


def test_any_version_is_named_by_its_beginning(school: School) -> None:
    roll_back("bonjour", "2222", database=school.database, now=school.clock)

    listed = versions("bonjour", database=school.database)

    assert [version.exercise.suite_digest for version in listed if version.current] == [DIGESTS[0]]
    assert [version.changes is None for version in listed] == [False, False, False, True]


@pytest.mark.parametrize("wanted", ["3", "", "f00"])
def test_a_version_that_is_not_meant_changes_nothing(school: School, wanted: str) -> None:
    with pytest.raises(NotFound) as refused:
        roll_back("bonjour", wanted, database=school.database, now=school.clock)

    assert (refused.value.code, current(school)) == ("version", DIGESTS[2])


def test_the_one_in_use_stays_it_and_nothing_is_written_down(school: School) -> None:
    found = roll_back("bonjour", "34", database=school.database, now=school.clock)

    assert (found.current, current(school)) == (True, DIGESTS[2])
    with school.database.read() as tx:
        assert tx.audit.find(AuditQuery(act=Act.EXERCISE_ROLLED_BACK), 10) == ()


def test_before_the_first_there_is_none(school: School) -> None:
    first = versions("bonjour", database=school.database)[-1].exercise.suite_digest
    roll_back("bonjour", first, database=school.database, now=school.clock)

    with pytest.raises(NotValid, match="first_version"):
        roll_back("bonjour", None, database=school.database, now=school.clock)


def test_learners_and_unknown_exercises_have_no_versions(school: School) -> None:
    with school.database.read() as tx:
        learner = tx.people.by_handle("ada")

    with pytest.raises(NotFound):
        versions("bonjour", viewer=learner, database=school.database)
    with pytest.raises(NotFound):
        roll_back("bonjour", None, viewer=learner, database=school.database, now=school.clock)
    with pytest.raises(NotFound):
        versions("bonsoir", database=school.database)
