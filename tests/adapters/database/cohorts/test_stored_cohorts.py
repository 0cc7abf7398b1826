"""The contract of `grader.engine.records.Cohorts`."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.people import Person
from grader.engine.ports.database import Conflict


def test_it_returns_a_cohort_by_its_slug(school: SqlDatabase) -> None:
    with school.read() as tx:
        found = tx.cohorts.get("dwwm-2026"), tx.cohorts.get("other")

    assert found == (Cohort("dwwm-2026", "DWWM 2026"), None)


def test_it_keeps_a_slug_for_one_cohort(school: SqlDatabase) -> None:
    with pytest.raises(Conflict), school.begin() as tx:
        tx.cohorts.add(Cohort("dwwm-2026", "Another"))


def test_it_lists_the_cohorts_that_a_person_learns_in_or_leads(school: SqlDatabase, ada: Person) -> None:
    with school.begin() as tx:
        for slug in ("cda-2027", "cda", "not-hers"):
            tx.cohorts.add(Cohort(slug, slug))
        for slug in ("cda-2027", "cda", "dwwm-2026"):
            tx.cohorts.add_staff(slug, ada.id)

    with school.read() as tx:
        found = [cohort.slug for cohort in tx.cohorts.of_person(ada.id)]

    assert found == ["cda", "cda-2027", "dwwm-2026"]


def test_it_lets_staff_be_added_twice(school: SqlDatabase, paul: Person, ines: Person) -> None:
    with school.begin() as tx:
        tx.cohorts.add_staff("dwwm-2026", paul.id)
        tx.cohorts.add_staff("dwwm-2026", paul.id)

    with school.read() as tx:
        found = tx.cohorts.is_staff("dwwm-2026", paul.id), tx.cohorts.is_staff("dwwm-2026", ines.id)

    assert found == (True, False)


def test_it_returns_a_place_with_its_person(school: SqlDatabase, ada: Person) -> None:
    place = Enrollment("E-ada", "dwwm-2026", ada, EnrollmentStatus.ACTIVE)

    with school.read() as tx:
        found = tx.cohorts.enrollment("E-ada"), tx.cohorts.enrollment_of("dwwm-2026", ada.id)

    assert found == (place, place)


def test_it_returns_no_place_to_somebody_who_is_not_enrolled(school: SqlDatabase, paul: Person) -> None:
    with school.read() as tx:
        found = tx.cohorts.enrollment_of("dwwm-2026", paul.id), tx.cohorts.enrollments_of_person(paul.id)

    assert found == (None, ())


def test_it_gives_a_person_one_place_in_a_cohort(school: SqlDatabase, ada: Person) -> None:
    with pytest.raises(Conflict), school.begin() as tx:
        tx.cohorts.enroll(Enrollment("E-2", "dwwm-2026", ada, EnrollmentStatus.ACTIVE))


def test_it_calls_the_roll_by_name_with_accents_where_a_reader_looks(school: SqlDatabase, ada: Person) -> None:
    emile, fatou, gone = (
        replace(ada, id="P-1", handle="emile", name="Émile"),
        replace(ada, id="P-2", handle="f", name="fatou"),
        replace(ada, id="P-3", handle="gone", name="Boris"),
    )
    with school.begin() as tx:
        for person in (fatou, emile, gone):
            tx.people.add(person)
            status = EnrollmentStatus.LEFT if person is gone else EnrollmentStatus.ACTIVE
            tx.cohorts.enroll(Enrollment(person.id, "dwwm-2026", person, status))

    with school.read() as tx:
        found = tx.cohorts.roll("dwwm-2026"), tx.cohorts.count_active("dwwm-2026")

    assert found == ((("E-ada", "Ada"), ("P-1", "Émile"), ("P-2", "fatou"), ("E-karim", "Karim")), 4)


def test_it_lists_every_place_by_handle(school: SqlDatabase, ada: Person) -> None:
    gone = replace(ada, id="P-3", handle="aaa", name="Zoé")
    with school.begin() as tx:
        tx.people.add(gone)
        tx.cohorts.enroll(Enrollment("E-3", "dwwm-2026", gone, EnrollmentStatus.LEFT))

    with school.read() as tx:
        found = [place.person.handle for place in tx.cohorts.enrollments("dwwm-2026")]

    assert found == ["aaa", "ada", "karim"]


def test_it_returns_places_in_the_order_asked_for(school: SqlDatabase, ada: Person, karim: Person) -> None:
    with school.read() as tx:
        found = tx.cohorts.places(["E-karim", "E-nobody", "E-ada"])

    assert [place.person.handle for place in found] == [karim.handle, ada.handle]


def test_it_names_the_cohorts_a_person_leads_only_where_they_are_asked_for(school: SqlDatabase, ada: Person) -> None:
    with school.begin() as tx:
        tx.cohorts.add(Cohort("cda-2027", "CDA 2027"))
        tx.cohorts.add_staff("cda-2027", ada.id)

    with school.read() as tx:
        every, enrolled, led = (
            tx.cohorts.of_person(ada.id),
            tx.cohorts.of_person(ada.id, led=False),
            tx.cohorts.led_by(ada.id),
        )

    found = [[cohort.slug for cohort in cohorts] for cohorts in (every, enrolled, led)]
    assert found == [["cda-2027", "dwwm-2026"], ["dwwm-2026"], ["cda-2027"]]


def test_it_finds_one_assignment(school: SqlDatabase) -> None:
    given = Assignment("dwwm-2026", "bonjour", 1)
    with school.begin() as tx:
        tx.cohorts.assign(given)

    with school.read() as tx:
        found = tx.cohorts.assignment("dwwm-2026", "bonjour"), tx.cohorts.assignment("dwwm-2026", "zoo")

    assert found == (given, None)


def test_it_lists_the_places_of_a_person_newest_cohort_first(school: SqlDatabase, ada: Person) -> None:
    with school.begin() as tx:
        for slug in ("cda-2027", "aaa-2028"):
            tx.cohorts.add(Cohort(slug, slug))
            tx.cohorts.enroll(Enrollment(slug, slug, ada, EnrollmentStatus.ACTIVE))

    with school.read() as tx:
        found = [place.cohort for place in tx.cohorts.enrollments_of_person(ada.id)]

    assert found == ["aaa-2028", "cda-2027", "dwwm-2026"]


def test_it_lists_assignments_in_order(school: SqlDatabase, morning: datetime) -> None:
    first, second = Assignment("dwwm-2026", "zoo", 1, morning), Assignment("dwwm-2026", "bonjour", 2)
    with school.begin() as tx:
        tx.cohorts.assign(second)
        tx.cohorts.assign(first)

    with school.read() as tx:
        found = tx.cohorts.assignments("dwwm-2026")

    assert found == (first, second)


def test_it_changes_the_place_and_date_of_an_assignment(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.cohorts.assign(Assignment("dwwm-2026", "bonjour", 1))
        tx.cohorts.assign(Assignment("dwwm-2026", "bonjour", 2, morning))

    with school.read() as tx:
        found = tx.cohorts.assignments("dwwm-2026")

    assert found == (Assignment("dwwm-2026", "bonjour", 2, morning),)


def test_a_cohort_from_before_there_was_a_rule_for_slugs_is_still_read(school: SqlDatabase, address: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO cohort (slug, name) VALUES ('../../evil', 'Evil')")
        connection.exec_driver_sql(
            "INSERT INTO enrollment (id, cohort, person_id, status) VALUES ('E-1', '../../evil', 'P-ADA', 'active')"
        )
        connection.exec_driver_sql(
            "INSERT INTO repository (id, enrollment_id, cohort, handle) VALUES ('R-1', 'E-1', '../../evil', 'ada')"
        )
    engine.dispose()

    with school.read() as tx:
        cohort, repository = tx.cohorts.get("../../evil"), tx.repositories.get("R-1")

    assert cohort is not None
    assert repository is not None
    assert (cohort.name, repository.path) == ("Evil", "../../evil/ada.git")


def test_it_keeps_what_changes_of_a_place(school: SqlDatabase, ada: Person) -> None:
    place = Enrollment(
        "E-ada", "dwwm-2026", ada, EnrollmentStatus.LEFT, date(2026, 11, 20), group="Matin", external_id="17"
    )
    place = replace(place, leaving_reason=LeavingReason.TRANSPORT)

    with school.begin() as tx:
        before = tx.cohorts.count_active("dwwm-2026"), tx.cohorts.count_apart("dwwm-2026")
        tx.cohorts.change_place(place)

    with school.read() as tx:
        assert tx.cohorts.enrollment("E-ada") == place
        assert tx.cohorts.count_active("dwwm-2026") == before[0] - 1
        assert tx.cohorts.count_apart("dwwm-2026") == before[1] + 1


def test_it_keeps_a_schools_id_for_one_place_of_a_cohort(school: SqlDatabase, ines: Person) -> None:
    with school.begin() as tx:
        (ada, *_) = tx.cohorts.enrollments("dwwm-2026")
        tx.cohorts.change_place(replace(ada, external_id="17"))

    with pytest.raises(Conflict), school.begin() as tx:
        tx.cohorts.enroll(Enrollment("E-2", "dwwm-2026", ines, EnrollmentStatus.ACTIVE, external_id="17"))


def test_it_lists_who_teaches_until_they_do_no_longer(school: SqlDatabase, paul: Person, ines: Person) -> None:
    with school.begin() as tx:
        for person in (paul, ines):
            tx.cohorts.add_staff("dwwm-2026", person.id)

    with school.begin() as tx:
        before = tx.cohorts.staff("dwwm-2026")
        tx.cohorts.remove_staff("dwwm-2026", paul.id)

    with school.read() as tx:
        assert (before, tx.cohorts.staff("dwwm-2026")) == ((ines, paul), (ines,))
