"""A history that is imported: hand-ins of the past, taken in and run, each dated by its own moment."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from grader.domain.exercises.exercise import SourceFile
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.verdicts import Status
from grader.engine.ports.audit import AuditQuery
from grader.engine.submissions.past import TOOK, WAITED, Importing, PastClock, PastHandIn
from tests.engine.grading_school import COHORT, LEASE, SOLUTION, STARTER, WRONG, School
from tests.fakes.repositories import FakeRepositories
from tests.runners import RUNNERS

MONDAY, TUESDAY = datetime(2026, 10, 5, 14, 30, tzinfo=UTC), datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
HISTORY = (
    PastHandIn(MONDAY, (SourceFile("bonjour/bonjour.py", WRONG),), "Premier essai"),
    PastHandIn(TUESDAY, (SourceFile("bonjour/bonjour.py", SOLUTION),), "Terminé"),
)


class Written(FakeRepositories):
    """Repositories into which a history is written by a clock."""

    def commit(self, path: str, author: Person, files: Sequence[SourceFile], message: str) -> None:
        self.push(path, [*files, SourceFile("prix/prix.py", STARTER)])


@pytest.fixture
def clock(grading_school: School) -> PastClock:
    return PastClock(grading_school.clock)


@pytest.fixture
def importing(grading_school: School, clock: PastClock) -> Importing:
    school = grading_school
    repositories = Written(clock)
    vars(repositories).update({name: one for name, one in vars(school.repositories).items() if not callable(one)})
    return Importing(
        clock=clock,
        database=school.database,
        repositories=repositories,
        sandbox=school.sandbox,
        runners=RUNNERS,
        announcer=school.announcer,
        new_id=school.new_id,
        new_secret=school.new_secret,
        lease=LEASE,
    )


def test_each_hand_in_has_the_date_that_it_had(grading_school: School, importing: Importing) -> None:
    ada = grading_school.people["ada"]

    count = importing.bring_in(ada, COHORT.slug, HISTORY)

    with grading_school.database.read() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, ada.id)
        assert place is not None
        assert (count, tx.submissions.received(place.id)) == (2, (MONDAY, TUESDAY))


def test_the_board_says_what_the_runs_came_to(grading_school: School, importing: Importing) -> None:
    importing.bring_in(grading_school.people["ada"], COHORT.slug, HISTORY)

    cell = grading_school.cell()

    assert (cell.status, cell.submissions, cell.passed_at) == (Status.PASSED, 2, TUESDAY + WAITED + TOOK)


def test_no_worker_is_left_anything_to_run(grading_school: School, importing: Importing) -> None:
    importing.bring_in(grading_school.people["ada"], COHORT.slug, HISTORY)

    assert grading_school.take() is None


def test_the_audit_names_whose_history_it_is_and_of_how_many(grading_school: School, importing: Importing) -> None:
    importing.bring_in(grading_school.people["ada"], COHORT.slug, HISTORY)

    with grading_school.database.read() as tx:
        (entry,) = tx.audit.find(AuditQuery(act=Act.HISTORY_IMPORTED), 2)
    assert (entry.object, entry.belongs_to) == ("P-ada", "2")


def test_nothing_comes_in_over_what_somebody_has_handed_in(grading_school: School, importing: Importing) -> None:
    importing.bring_in(grading_school.people["ada"], COHORT.slug, HISTORY)

    assert importing.bring_in(grading_school.people["ada"], COHORT.slug, HISTORY) == 0


def test_it_never_stands_ahead_of_the_present(grading_school: School, clock: PastClock) -> None:
    with pytest.raises(ValueError, match="has not come yet"):
        clock.put(grading_school.clock() + timedelta(seconds=1))
