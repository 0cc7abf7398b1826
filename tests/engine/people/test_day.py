"""A person's day, read from the sample school."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.cohorts.cohort import Cohort
from grader.domain.people import Person, Role
from grader.domain.verdicts import Status
from grader.engine.people.day import Day, my_day
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import NOW, fill


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqlDatabase]:
    database = SqlDatabase(fresh_database(tmp_path_factory.mktemp("day") / "day.sqlite3"))
    fill(database, EXERCISES)
    yield database
    database.dispose()


def day_of(handle: str, database: SqlDatabase, role: Role = Role.LEARNER) -> Day:
    return my_day(Person(f"P-{handle}", handle, handle, role), database=database, now=lambda: NOW, zone=UTC)


def test_the_next_task_is_what_follows_the_newest_pass(database: SqlDatabase):
    place = day_of("karim", database).learning[0]

    assert place.next is not None
    assert (place.next.exercise, place.passed, len(place.tasks)) == ("covoiturage", 2, 6)


def test_nothing_comes_next_once_all_is_passed(database: SqlDatabase):
    place = day_of("chloe", database).learning[0]

    assert (place.next, place.passed) == (None, 6)


def test_the_latest_hand_ins_come_newest_first(database: SqlDatabase):
    latest = day_of("ada", database).learning[0].latest

    times = [recent.hand_in.submission.received_at for recent in latest]
    assert times == sorted(times, reverse=True)
    assert len(times) == 5


def test_a_learner_without_a_cohort_has_an_empty_day(database: SqlDatabase):
    assert day_of("noor", database) == Day(learning=(), leading=())


def test_staff_see_how_many_stand_where_those_who_never_began_too(database: SqlDatabase):
    led = day_of("ines", database, Role.TRAINER).leading[0]

    assert (led.learners, led.exercises) == (8, 6)
    assert sum(led.counts.values()) == 48
    assert led.counts[Status.PASSED] == 12


def test_staff_see_what_moved_last(database: SqlDatabase):
    latest = day_of("paul", database, Role.LEAD).leading[0].latest

    assert latest[0].person.handle == "ada"
    assert len(latest) == 5


def test_a_learner_leads_nothing(database: SqlDatabase):
    assert day_of("ada", database).leading == ()


def test_the_day_tells_what_the_newest_hand_in_changed_and_how_the_week_goes(database: SqlDatabase):
    place = day_of("ada", database).learning[0]

    assert place.change is not None
    assert (place.change.exercise.slug, place.change.change.more) == ("bonjour", 1)
    assert (place.week.active_days, place.week.hand_ins) == (1, 6)


def test_what_was_mended_since_can_be_run_again(database: SqlDatabase):
    with database.begin() as tx:
        stored = tx.catalog.current("covoiturage")
        assert stored is not None
        tx.catalog.publish(replace(stored, suite_digest="9" * 64), NOW)

    place = day_of("moussa", database).learning[0]

    assert [one.hand_in.submission.exercise for one in place.mended] == ["covoiturage"]


def test_a_cohort_that_is_over_comes_last(database: SqlDatabase):
    with database.begin() as tx:
        tx.cohorts.add(Cohort("web-2604", "Web 26-04"))
        tx.cohorts.add_staff("web-2604", "P-paul")
        before = [one.slug for one in tx.cohorts.led_by("P-paul")]
        tx.cohorts.set_end("web-2604", NOW)

    led = [one.cohort.slug for one in day_of("paul", database, Role.LEAD).leading]

    assert (before, led) == (["web-2604", "web-2610"], ["web-2610", "web-2604"])
