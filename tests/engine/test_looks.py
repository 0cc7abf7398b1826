"""Whoever looks at one person's pages is remembered once a day, and that person is told."""

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest

from grader.domain.errors import NotFound
from grader.domain.looks import SeenPage, by_day
from grader.domain.people import Role
from grader.engine.competencies.packing import evidence_pack
from grader.engine.competencies.reading import competency_page
from grader.engine.counselling.reading import counselled_page
from grader.engine.exercises import exercise_as_learner
from grader.engine.looks import own_looks
from grader.engine.operation.retention import Periods, retain
from grader.engine.people.own_data import own_data
from grader.engine.people.progress_page import progress_page
from grader.engine.people.tries_page import tries_page
from grader.engine.rosters.reading import member_page
from grader.engine.submissions.as_learner import learner_of
from tests.engine.grading_school import COHORT, SOLUTION, School

DAY = timedelta(days=1)


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school where Ada handed in, and Maud goes along with her cohort."""
    grading_school.people["maud"] = grading_school.add("maud", Role.COUNSELLOR)
    with grading_school.database.begin() as tx:
        tx.counselling.name_counsellor(COHORT.slug, "P-maud", sees_progress=False)
    grading_school.grade_to_the_end(grading_school.hand_in(SOLUTION).run.id)
    return grading_school


def _parts(school: School) -> dict[str, object]:
    return {"zone": UTC, "database": school.database, "now": school.clock}


def _hand_in(school: School) -> str:
    with school.database.read() as tx:
        (place,) = tx.cohorts.enrollments_of_person("P-ada")
        return tx.submissions.page([place.id], None, None, 1)[0].id


Looks = Callable[[School, str], object]
PAGES: dict[SeenPage, Looks] = {
    SeenPage.PROGRESS: lambda school, by: progress_page(school.people[by], "ada", **_parts(school)),  # type: ignore[arg-type]
    SeenPage.REPORT: lambda school, by: progress_page(
        school.people[by],
        "ada",
        looked_at=SeenPage.REPORT,
        **_parts(school),  # type: ignore[arg-type]
    ),
    SeenPage.TRIES: lambda school, by: tries_page(school.people[by], "ada", exercise=None, after="", **_parts(school)),  # type: ignore[arg-type]
    SeenPage.COMPETENCIES: lambda school, by: competency_page(school.people[by], "ada", **_parts(school)),  # type: ignore[arg-type]
    SeenPage.EVIDENCE: lambda school, by: evidence_pack(
        school.people[by],
        "ada",
        repositories=school.repositories,
        **_parts(school),  # type: ignore[arg-type]
    ),
    SeenPage.MEMBER: lambda school, by: member_page(school.people[by], COHORT.slug, "ada", **_parts(school)),  # type: ignore[arg-type]
    SeenPage.COUNSELLING: lambda school, by: counselled_page(school.people[by], COHORT.slug, "ada", **_parts(school)),  # type: ignore[arg-type]
    SeenPage.AS_LEARNER: lambda school, by: exercise_as_learner(school.people[by], "bonjour", "ada", **_parts(school)),  # type: ignore[arg-type]
}


def looks(school: School, of: str = "ada") -> list[tuple[str, SeenPage]]:
    return [(one.viewer.handle, one.page) for one in own_looks(school.people[of], database=school.database)]


@pytest.mark.parametrize("page", PAGES)
def test_who_looks_is_told_to_whose_page_it_is_once_a_day(school: School, page: SeenPage) -> None:
    by = "maud" if page is SeenPage.COUNSELLING else "ines"
    for _ in range(2):
        PAGES[page](school, by)

    assert looks(school) == [(by, page)]
    assert looks(school, of=by) == []


@pytest.mark.parametrize("page", PAGES)
def test_who_is_refused_has_not_looked(school: School, page: SeenPage) -> None:
    with pytest.raises(NotFound):
        PAGES[page](school, "karim")

    assert looks(school) == []


@pytest.mark.parametrize("page", [SeenPage.PROGRESS, SeenPage.TRIES, SeenPage.COMPETENCIES, SeenPage.EVIDENCE])
def test_nobody_is_told_that_they_looked_themselves(school: School, page: SeenPage) -> None:
    PAGES[page](school, "ada")

    assert looks(school) == []


def test_who_opens_a_hand_in_as_its_learner_is_told(school: School) -> None:
    learner_of(school.people["ines"], _hand_in(school), **_parts(school))  # type: ignore[arg-type]

    assert looks(school) == [("ines", SeenPage.AS_LEARNER)]


def test_a_day_names_each_person_once_with_all_that_they_looked_at(school: School) -> None:
    PAGES[SeenPage.TRIES](school, "ines")
    PAGES[SeenPage.PROGRESS](school, "ines")
    PAGES[SeenPage.PROGRESS](school, "paul")
    school.clock.move(days=1)
    PAGES[SeenPage.PROGRESS](school, "ines")

    days = by_day(own_looks(school.people["ada"], database=school.database))

    told = [[(one.viewer.handle, pages) for one, pages in day.lookers] for day in days]
    assert told == [
        [("ines", (SeenPage.PROGRESS,))],
        [("ines", (SeenPage.PROGRESS, SeenPage.TRIES)), ("paul", (SeenPage.PROGRESS,))],
    ]


def test_both_find_it_in_their_own_copy(school: School) -> None:
    PAGES[SeenPage.PROGRESS](school, "ines")

    ada, ines = (own_data(school.people[who], database=school.database, now=school.clock) for who in ("ada", "ines"))
    assert [one.viewer.handle for one in ada.looks] == ["ines"]
    assert [(person, one.page) for person, one in ines.looked_at] == [("P-ada", SeenPage.PROGRESS)]


class NoFiles:
    """Repositories' files, which these tests do not look at."""

    def erase(self, path: str) -> None:
        """Do nothing."""


def test_a_look_goes_with_the_security_log(school: School) -> None:
    PAGES[SeenPage.PROGRESS](school, "ines")
    periods = Periods(output=30 * DAY, security=183 * DAY, keys=30 * DAY, code=92 * DAY, account=1_187 * DAY)
    kept = []
    for days in (183, 1):
        school.clock.move(days=days)
        retain(periods, database=school.database, files=NoFiles(), now=school.clock)
        kept.append(len(looks(school)))

    assert kept == [1, 0]
