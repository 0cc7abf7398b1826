"""What each line of a list comes to: nobody is doubled, and nobody is taken for somebody else."""

from collections.abc import Sequence

import pytest

from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus
from grader.domain.people import Person, Role
from grader.domain.rosters.planning import KnownPeople, RosterPlanner
from grader.domain.rosters.roster import LineFate, PlannedLine, RosterColumn, RosterLine

ADA = Person("P-ada", "ada", "Ada Benali", Role.LEARNER, email="ada@example.org")
KARIM = Person("P-karim", "karim", "Karim Diallo", Role.LEARNER)
NOOR = Person("P-noor", "noor", "Noor Said", Role.LEARNER, email="noor@example.org")
INES = Person("P-ines", "ines", "Inès Garcia", Role.TRAINER, email="ines@example.org")
SCHOOL = (ADA, KARIM, NOOR, INES)
PLACES = (
    Enrollment("E-ada", "web", ADA, EnrollmentStatus.ACTIVE, external_id="17"),
    Enrollment("E-karim", "web", KARIM, EnrollmentStatus.LEFT, group="Matin"),
)


def planner(*, kept: bool = True, places: Sequence[Enrollment] = PLACES) -> RosterPlanner:
    return RosterPlanner(
        "web",
        KnownPeople(
            places=places,
            by_email=lambda email: next((one for one in SCHOOL if one.email == email), None),
            by_handle=lambda handle: next((one for one in SCHOOL if one.handle == handle), None),
            kept=lambda _person: kept,
        ),
    )


def told(planned: PlannedLine) -> tuple[LineFate, str]:
    return planned.fate, planned.refused.code if planned.refused else planned.handle


KNOWN = {
    "by id, whatever else": (
        {"name": "Ada Roy", "email": "roy@example.org", "external_id": "17"},
        LineFate.UPDATED,
        "ada",
    ),
    "by address": ({"name": "Ada Benali", "email": "Ada@Example.org"}, LineFate.UNCHANGED, "ada"),
    "by name, without accents": ({"name": "karim DIALLO", "email": "k@example.org"}, LineFate.UPDATED, "karim"),
    "by handle": ({"name": "Karim Diallo", "handle": "karim"}, LineFate.UNCHANGED, "karim"),
    "who has left stays so": ({"name": "Karim Diallo", "group": "Matin"}, LineFate.UNCHANGED, "karim"),
    "from another cohort": ({"name": "Noor S.", "email": "noor@example.org"}, LineFate.JOINED, "noor"),
    "same GitHub account": ({"name": "Noor Said", "handle": "noor"}, LineFate.JOINED, "noor"),
    "new": ({"name": "Zoé Roux"}, LineFate.ADDED, "zoe-roux"),
    "new, with an id to sign in with": ({"name": "Zoé Roux", "external_id": "zroux"}, LineFate.ADDED, "zroux"),
    "new, with a number": ({"name": "Zoé Roux", "external_id": "E2026-4"}, LineFate.ADDED, "zoe-roux"),
    "new, of a name that is a handle": ({"name": "Ines"}, LineFate.ADDED, "ines-2"),
    "another of that name": (
        {"name": "Ada Benali", "external_id": "18", "email": "b@example.org"},
        LineFate.ADDED,
        "ada-benali",
    ),
}
REFUSED = {
    "another address": ({"name": "Ada Benali", "email": "other@example.org"}, "roster_other_email"),
    "two people": ({"name": "Karim Diallo", "handle": "karim", "external_id": "17"}, "roster_two_people"),
    "a trainer": ({"name": "Inès Garcia", "email": "ines@example.org"}, "roster_staff"),
    "somebody's handle": ({"name": "Zoé Roux", "handle": "noor"}, "handle_taken"),
    "somebody's address": ({"name": "Karim Diallo", "handle": "karim", "email": "noor@example.org"}, "email_taken"),
    "no name": ({"name": " "}, "name_shape"),
    "no address": ({"name": "Zoé", "email": "zoé"}, "email_shape"),
    "no handle": ({"name": "Zoé", "handle": "../x"}, "handle_shape"),
}


@pytest.mark.parametrize("case", KNOWN)
def test_a_line_finds_whom_it_is_about(case: str):
    said, fate, handle = KNOWN[case]

    assert told(planner().plan(RosterLine(2, **said))) == (fate, handle)


@pytest.mark.parametrize("case", REFUSED)
def test_a_line_that_could_be_somebody_else_is_left_out(case: str):
    said, code = REFUSED[case]

    assert told(planner().plan(RosterLine(2, **said))) == (LineFate.REFUSED, code)


def test_what_changes_is_named_and_what_is_not_said_stays():
    planned = planner().plan(RosterLine(2, "Ada Roy", external_id="17"))

    assert planned.changed == (RosterColumn.NAME,)


def test_an_account_that_is_not_the_readers_keeps_its_name():
    planned = planner(kept=False).plan(RosterLine(2, "Ada Roy", external_id="17", group="Soir"))

    assert planned.changed == (RosterColumn.GROUP,)


@pytest.mark.parametrize("name", ["Zoé Roux", "Ada Benali"])
def test_the_same_person_twice_in_a_list_is_taken_once(name: str):
    ours = planner()

    assert [told(ours.plan(RosterLine(number, name)))[0] for number in (2, 3)][1] is LineFate.REFUSED


def test_two_of_one_name_with_ids_are_two():
    ours = planner()

    lines = [ours.plan(RosterLine(number, "Zoé Roux", external_id=str(number))) for number in (2, 3)]

    assert [told(line) for line in lines] == [(LineFate.ADDED, "zoe-roux"), (LineFate.ADDED, "zoe-roux-2")]


def test_who_learns_and_is_in_no_line_is_named():
    ours = planner()
    ours.plan(RosterLine(2, "Zoé Roux"))

    assert ours.missing() == (ADA,)
