"""The follow-up: counsellors write it, leads read appointments, obstacles are kept only while their learner agrees."""

from collections.abc import Callable
from datetime import UTC, date, timedelta

import pytest

from grader.domain.cohorts.cohort import Cohort
from grader.domain.counselling import AppointmentState, ObstacleKind
from grader.domain.errors import NotAllowed, NotFound, NotValid, Refused
from grader.domain.people import Role
from grader.engine.accounts.accounts import invited
from grader.engine.counselling import naming, reading, writing
from grader.engine.counselling.naming import NamedCounsellor, NewCounsellor
from grader.engine.counselling.reading import CounselledPage
from grader.engine.counselling.writing import AppointmentEntry
from grader.engine.operation.retention import Periods, retain
from grader.engine.people.own_data import own_data
from grader.engine.ports.retention import AgedKind
from grader.engine.rosters.removing import remove_learner
from tests.engine.grading_school import COHORT, SOLUTION, School

TODAY, DAY = date(2026, 11, 23), timedelta(days=1)
PERIODS = Periods(output=30 * DAY, security=183 * DAY, keys=30 * DAY, code=92 * DAY, account=1_187 * DAY)
ELSEWHERE = Cohort("web-2703", "Web 27-03")


class NoFiles:
    """Repositories' files, which these tests do not look at."""

    def erase(self, path: str) -> None:
        """Do nothing."""


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school where Maud goes along with the cohort, and Hugo with another one."""
    for handle, role in (("maud", Role.COUNSELLOR), ("hugo", Role.COUNSELLOR), ("olga", Role.OPERATOR)):
        grading_school.people[handle] = grading_school.add(handle, role)
    with grading_school.database.begin() as tx:
        tx.cohorts.add(ELSEWHERE)
        tx.counselling.name_counsellor(COHORT.slug, "P-maud", sees_progress=False)
        tx.counselling.name_counsellor(ELSEWHERE.slug, "P-hugo", sees_progress=True)
    return grading_school


def meet(school: School, by: str = "maud", day: date = TODAY, id_: str | None = None, **words: str) -> None:
    entry = AppointmentEntry(day, words.get("with_whom", "Maud"), AppointmentState(words.get("state", "planned")))
    parts = {"zone": UTC, "database": school.database, "now": school.clock, "new_id": school.new_id}
    writing.write_appointment(school.people[by], COHORT.slug, words.get("of", "ada"), entry, id_, **parts)


def note(
    school: School, by: str = "maud", kind: ObstacleKind = ObstacleKind.CHILDCARE, text: str = "Mercredi."
) -> None:
    parts = {"zone": UTC, "database": school.database, "now": school.clock, "new_id": school.new_id}
    writing.write_obstacle(school.people[by], COHORT.slug, "ada", kind, text, **parts)


def agree(school: School, *, wanted: bool = True, by: str = "ada") -> None:
    writing.agree_to_obstacles(school.people[by], wanted=wanted, database=school.database, now=school.clock)


def name(school: School, new: NewCounsellor, by: str = "paul") -> NamedCounsellor:
    made = {"new_id": school.new_id, "new_secret": school.new_secret, "now": school.clock}
    return naming.name_counsellor(school.people[by], COHORT.slug, new, database=school.database, **made)


def page(school: School, by: str = "maud") -> CounselledPage:
    parts = {"zone": UTC, "database": school.database, "now": school.clock}
    return reading.counselled_page(school.people[by], COHORT.slug, "ada", **parts)


def kept(school: School) -> tuple[int, int]:
    """Return how many appointments and obstacles of Ada's are kept."""
    with school.database.read() as tx:
        (place,) = [one.id for one in tx.cohorts.enrollments_of_person("P-ada")]
        return len(tx.counselling.appointments([place])), len(tx.counselling.obstacles(place))


def test_an_appointment_is_written_down_and_what_became_of_it(school: School) -> None:
    meet(school)
    (planned,) = page(school).appointments
    meet(school, id_=planned.id, state="missed")

    assert [(one.id, one.state) for one in page(school).appointments] == [(planned.id, AppointmentState.MISSED)]


def test_a_lead_reads_appointments_alone(school: School) -> None:
    agree(school)
    meet(school)
    note(school)

    seen = page(school, "paul")
    assert (len(seen.appointments), seen.obstacles, seen.agreed_at, seen.passes) == (1, None, None, None)


@pytest.mark.parametrize("by", ["ada", "karim", "ines", "hugo", "olga"])
def test_nobody_else_reads_any_of_it(school: School, by: str) -> None:
    with pytest.raises(NotFound):
        page(school, by)


def test_obstacles_are_kept_only_while_their_learner_agrees(school: School) -> None:
    with pytest.raises(NotAllowed):
        note(school)
    agree(school)
    note(school)
    before = reading.own_counselling(school.people["ada"], database=school.database)
    agree(school, wanted=False)

    assert [(one.kind, one.text) for one in before.obstacles] == [(ObstacleKind.CHILDCARE, "Mercredi.")]
    assert before.agreed_at == school.clock()
    assert (page(school).agreed_at, page(school).obstacles) == (None, ())


def test_an_obstacle_is_in_the_way_no_more(school: School) -> None:
    agree(school)
    note(school)
    (one,) = page(school).obstacles or ()
    writing.remove_obstacle(school.people["maud"], COHORT.slug, "ada", one.id, database=school.database)

    assert page(school).obstacles == ()


def test_an_appointment_of_somebody_else_is_not_there(school: School) -> None:
    meet(school, of="karim")
    with school.database.read() as tx:
        place = school.repository("karim").enrollment_id
        (theirs,) = tx.counselling.appointments([place])

    with pytest.raises(NotFound):
        meet(school, id_=theirs.id)
    writing.remove_appointment(school.people["maud"], COHORT.slug, "ada", theirs.id, database=school.database)
    with school.database.read() as tx:
        assert tx.counselling.appointments([place]) == (theirs,)


def test_how_much_is_passed_is_read_where_a_lead_says_so(school: School) -> None:
    school.grade_to_the_end(school.hand_in(SOLUTION).run.id)
    before = page(school).passes
    name(school, NewCounsellor(handle="maud", sees_progress=True))

    after = page(school).passes
    assert before is None
    assert after is not None
    assert (after.passed, after.given) == (1, 2)


def test_a_new_counsellor_gets_a_link_and_a_known_one_does_not(school: School) -> None:
    new, known = name(school, NewCounsellor("Zoé Roux")), name(school, NewCounsellor(handle="hugo"))

    assert new.secret is not None
    assert invited(new.secret, database=school.database, now=school.clock).role is Role.COUNSELLOR
    assert (known.person.handle, known.secret) == ("hugo", None)


def test_who_is_dismissed_reads_nothing_any_more(school: School) -> None:
    naming.dismiss_counsellor(school.people["paul"], COHORT.slug, "maud", database=school.database)

    with pytest.raises(NotFound):
        page(school)
    assert reading.counselled_cohorts(school.people["maud"], database=school.database) == ()


def test_the_list_tells_the_next_appointment_and_the_last(school: School) -> None:
    for days, state in ((-9, "done"), (-2, "missed"), (3, "planned"), (9, "planned")):
        meet(school, day=TODAY + days * DAY, state=state)
    parts = {"zone": UTC, "database": school.database, "now": school.clock}

    ada, karim = reading.counselling_page(school.people["maud"], COHORT.slug, **parts).people

    assert ada.next is not None
    assert ada.last is not None
    assert (ada.next.day, ada.last.day) == (TODAY + 3 * DAY, TODAY - 2 * DAY)
    assert (karim.next, karim.last) == (None, None)


def test_own_data_tells_all_of_it(school: School) -> None:
    agree(school)
    meet(school)
    note(school)

    data = own_data(school.people["ada"], database=school.database, now=school.clock)
    (place,) = data.places
    assert (len(place.appointments), len(place.obstacles), data.obstacles_agreed_at) == (1, 1, school.clock())


def test_it_is_erased_by_its_own_age(school: School) -> None:
    agree(school)
    meet(school)
    note(school)
    school.clock.move(days=364)
    parts = {"database": school.database, "files": NoFiles(), "now": school.clock}
    young = retain(PERIODS, **parts)[AgedKind.COUNSELLING], kept(school)
    school.clock.move(days=2)
    old = retain(PERIODS, **parts)[AgedKind.COUNSELLING], kept(school)

    assert (young, old) == ((0, (1, 1)), (2, (0, 0)))


def test_obstacles_go_with_the_ways_in_and_all_with_the_name(school: School) -> None:
    agree(school)
    meet(school)
    note(school)
    with school.database.begin() as tx:
        tx.aged.erase(AgedKind.SIGN_IN, ["P-ada"], school.clock())
    closed = kept(school)
    with school.database.begin() as tx:
        tx.aged.erase(AgedKind.ACCOUNT, ["P-ada"], school.clock())
        consents = tx.counselling.agreed(["P-ada"])

    assert (closed, kept(school), consents) == ((1, 0), (0, 0), {})


@pytest.mark.parametrize("worked", [False, True])
def test_who_is_taken_out_leaves_nothing_of_it(school: School, *, worked: bool) -> None:
    place = school.repository().enrollment_id
    if worked:
        school.hand_in(SOLUTION)
    agree(school)
    meet(school)
    note(school)
    parts = {"database": school.database, "files": NoFiles(), "now": school.clock}
    remove_learner(school.people["paul"], COHORT.slug, "ada", "ada", **parts)

    with school.database.read() as tx:
        assert (tx.counselling.appointments([place]), tx.counselling.obstacles(place)) == ((), ())


WRONG: dict[str, tuple[Callable[[School], object], Refused]] = {
    "a lead writes none": (lambda school: meet(school, "paul"), NotAllowed("counsellors_only")),
    "a trainer writes none": (lambda school: meet(school, "ines"), NotFound("cohort")),
    "another's counsellor": (lambda school: meet(school, "hugo"), NotFound("cohort")),
    "of a trainer": (lambda school: meet(school, of="ines"), NotFound("person")),
    "an obstacle by a lead": (lambda school: note(school, "paul"), NotAllowed("counsellors_only")),
    "a trainer agrees to nothing": (lambda school: agree(school, by="ines"), NotFound("counselling")),
    "a trainer names nobody": (lambda school: name(school, NewCounsellor("Zoé"), "ines"), NotFound("cohort")),
    "nor a counsellor": (lambda school: name(school, NewCounsellor("Zoé"), "maud"), NotAllowed("leads_only")),
    "a learner": (lambda school: name(school, NewCounsellor(handle="ada")), NotValid("not_counsellor")),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_refused(school: School, case: str) -> None:
    step, refusal = WRONG[case]

    with pytest.raises(type(refusal)) as refused:
        step(school)

    assert refused.value.code == refusal.code
    assert kept(school) == (0, 0)
