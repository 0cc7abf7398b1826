"""What became of learners: said by leads once a moment has come, read by staff, and masked for operators."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.errors import NotAllowed, NotFound, NotValid, Refused
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.domain.placements.placement import PlacementKind, PlacementMoment, PlacementSource
from grader.engine.placements.reading import PlacementsPage, placements_page
from grader.engine.placements.saying import PlacementEntry, say_placement
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import COHORT, School

AT_END, SIX_WEEKS = PlacementMoment.AT_END, PlacementMoment.SIX_WEEKS
TODAY = date(2026, 11, 23)
WORKS = PlacementEntry(AT_END, PlacementKind.PERMANENT, True, PlacementSource.LEARNER)  # noqa: FBT003 - a value


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school from which Karim was hired six weeks ago, and whose cohort ends today at midnight."""
    with grading_school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, datetime(2026, 11, 24, tzinfo=UTC))
        place = tx.cohorts.enrollment_of(COHORT.slug, grading_school.people["karim"].id)
        assert place is not None
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.HIRED, since=date(2026, 10, 12)))
    return grading_school


def say(school: School, entry: PlacementEntry, handle: str = "ada", by: str = "paul") -> None:
    say_placement(school.people[by], COHORT.slug, handle, entry, zone=UTC, database=school.database, now=school.clock)


def page(school: School, by: str = "ines") -> PlacementsPage:
    return placements_page(school.people[by], COHORT.slug, zone=UTC, database=school.database, now=school.clock)


def newest_act(school: School) -> tuple[Act, str, str]:
    with school.database.read() as tx:
        entry = tx.audit.find(AuditQuery(), 1)[0]
    return entry.act, entry.object, entry.belongs_to


def test_their_own_end_goes_before_the_cohorts(school: School) -> None:
    ada, karim = page(school).people

    assert (ada.end, ada.asked, ada.open_moment) == (TODAY, (AT_END,), AT_END)
    assert (karim.end, karim.asked, karim.open_moment) == (date(2026, 10, 12), (AT_END, SIX_WEEKS), SIX_WEEKS)


def test_who_pauses_ends_with_the_cohort(school: School) -> None:
    with school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, school.people["karim"].id)
        assert place is not None
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.PAUSED, since=date(2026, 10, 12)))

    assert page(school).people[1].end == TODAY


def test_what_a_lead_says_is_read_and_counted_by_the_staff(school: School) -> None:
    say(school, WORKS)

    ada, figures = page(school).people[0], page(school).figures
    kept = ada.said[AT_END]
    assert (kept.kind, kept.related, kept.source, kept.said_on) == (WORKS.kind, True, WORKS.source, TODAY)
    assert [(one.moment, one.asked, one.answered, one.positive) for one in figures] == [
        (AT_END, 2, 1, 1),
        (SIX_WEEKS, 1, 0, 0),
    ]


def test_it_is_taken_back(school: School) -> None:
    say(school, WORKS)
    said = newest_act(school)
    say(school, replace(WORKS, kind=None))

    assert page(school).people[0].said == {}
    assert said == (Act.PLACEMENT_SAID, "P-ada", COHORT.slug)
    assert newest_act(school) == (Act.PLACEMENT_FORGOTTEN, "P-ada", COHORT.slug)


def test_looking_for_work_is_related_to_nothing(school: School) -> None:
    say(school, replace(WORKS, kind=PlacementKind.LOOKING))

    assert page(school).people[0].said[AT_END].related is None


def test_operators_read_figures_without_small_numbers_and_no_person(school: School) -> None:
    say(school, WORKS)
    school.people["olga"] = school.add("olga", Role.OPERATOR)

    seen = page(school, "olga")

    assert (seen.is_masked, seen.people, seen.may_change) == (True, (), False)
    assert [(one.asked, one.answered, one.positive) for one in seen.figures] == [(2, 1, None), (1, 0, None)]
    assert {count for one in seen.figures for count in one.kinds.values()} == {None}


def test_learners_read_nothing_of_it(school: School) -> None:
    with pytest.raises(NotFound):
        page(school, "ada")


@pytest.mark.parametrize(
    ("by", "handle", "entry", "refusal"),
    [
        ("ines", "ada", WORKS, NotAllowed("leads_only")),
        ("ada", "ada", WORKS, NotFound("cohort", slug=COHORT.slug)),
        ("paul", "paul", WORKS, NotFound("person", handle="paul")),
        ("paul", "ada", replace(WORKS, moment=SIX_WEEKS), NotValid("placement_early", name="Ada")),
        ("paul", "ada", replace(WORKS, said_on=date(2026, 11, 24)), NotValid("placement_day")),
    ],
)
def test_what_cannot_be_said_is_refused(
    school: School, by: str, handle: str, entry: PlacementEntry, refusal: Refused
) -> None:
    with pytest.raises(type(refusal)) as refused:
        say(school, entry, handle, by)

    assert refused.value.code == refusal.code
    assert page(school).people[0].said == {}
