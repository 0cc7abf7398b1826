"""The page of a hand-in: what each reader sees of each check, and what a run shows while it goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.errors import NotFound
from grader.domain.people import Person, Role
from grader.domain.verdicts import Outcome, Status
from grader.engine.exercises import exercise_page
from grader.engine.ports.grading import Event
from grader.engine.submissions.submission_page import SubmissionPage, submission_page
from tests.fakes.announcer import FakeAnnouncer
from tests.fresh_database import fresh_database
from tests.web import results
from tests.web.installation import EXERCISES
from tests.web.samples import NOW, School, fill

ADA = Person("P-ada", "ada", "Ada", Role.LEARNER)
JEAN_LUC = Person("P-jean-luc", "jean-luc", "Jean-Luc", Role.LEARNER)
KARIM = Person("P-karim", "karim", "Karim", Role.LEARNER)
MOUSSA = Person("P-moussa", "moussa", "Moussa", Role.LEARNER)
INES = Person("P-ines", "ines", "Inès", Role.TRAINER)


@dataclass
class Sample:
    database: SqlDatabase
    school: School
    announcer: FakeAnnouncer

    moment: datetime = NOW

    def page(self, viewer: Person, handle: str, exercise: str, place: int = -1) -> SubmissionPage:
        submission_id = self.school.submissions[handle, exercise][place]
        return submission_page(
            viewer, submission_id, database=self.database, announcer=self.announcer, now=lambda: self.moment
        )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    database = SqlDatabase(fresh_database(tmp_path_factory.mktemp("page") / "page.sqlite3"), now=lambda: NOW)
    yield Sample(database, fill(database, EXERCISES), FakeAnnouncer())
    database.dispose()


@pytest.fixture
def sample(filled: Sample) -> Sample:
    filled.announcer.events, filled.announcer.down, filled.moment = {}, False, NOW
    return filled


def test_what_is_said_of_the_whole_run_is_counted_while_it_stays_the_same(sample: Sample):
    pages = [sample.page(JEAN_LUC, "jean-luc", "bonjour", place) for place in range(3)]

    assert [page.in_a_row for page in pages] == [1, 2, 3]
    assert sample.page(ADA, "ada", "bonjour").in_a_row == 0


def test_the_first_check_to_mend_is_the_one_to_open(sample: Sample):
    page = sample.page(ADA, "ada", "bonjour")

    assert [line.first_to_mend for line in page.lines] == [False, True, False, False]
    assert (page.status, page.passed, page.landed) == (Status.PARTIAL, 1, 4)


def test_failed_runs_unlock_hints_one_by_one(sample: Sample):
    first, second = (sample.page(ADA, "ada", "bonjour", place).lines for place in (1, 2))

    assert (len(first[0].hints), first[0].locked_hints) == (1, 1)
    assert (len(second[0].hints), len(second[1].hints), second[1].locked_hints) == (1, 1, 2)


def test_a_later_failure_unlocks_nothing_on_an_earlier_page(sample: Sample):
    page = sample.page(ADA, "ada", "bonjour", 0)

    assert {len(line.hints) for line in page.lines} == {0}


def test_staff_see_every_hint(sample: Sample):
    page = sample.page(INES, "ada", "bonjour")

    assert [len(line.hints) for line in page.lines] == [len(line.check.hints) for line in page.lines]
    assert not page.own


def test_of_a_hidden_check_a_learner_sees_the_name_and_the_outcome(sample: Sample):
    line = sample.page(MOUSSA, "moussa", "vote-de-la-promo").lines[1]

    assert (line.name_only, line.outcome, line.told, line.hints, line.locked_hints) == (
        True,
        Outcome.FAILED,
        None,
        (),
        0,
    )


def test_of_a_hidden_check_staff_see_all_with_a_mark(sample: Sample):
    line = sample.page(INES, "moussa", "vote-de-la-promo").lines[1]

    assert line.name_only
    assert line.told is not None
    assert line.told.expected is not None


def test_some_checks_open_after_the_due_date(sample: Sample):
    before = sample.page(ADA, "ada", "prix-ttc").lines[3]
    sample.moment = NOW + timedelta(days=3)
    after = sample.page(ADA, "ada", "prix-ttc").lines[3]

    assert (before.name_only, before.told) == (True, None)
    assert not after.name_only
    assert after.told is not None


def test_a_check_that_waits_names_the_one_it_waits_for(sample: Sample):
    line = sample.page(ADA, "ada", "bonjour").lines[2]

    assert line.outcome is Outcome.NOT_RUN
    assert line.needed is not None
    assert line.needed.fr == "utilise le prénom reçu"


def test_an_older_try_names_the_first_that_passed_since(sample: Sample):
    older, passed = sample.page(KARIM, "karim", "bonjour", 0), sample.page(KARIM, "karim", "bonjour")

    assert older.passed_since is not None
    assert older.passed_since.submission.id == passed.submission.id
    assert passed.passed_since is None
    assert sample.page(ADA, "ada", "bonjour", 0).passed_since is None


def test_others_of_the_cohort_find_no_such_page(sample: Sample):
    with pytest.raises(NotFound):
        sample.page(KARIM, "ada", "bonjour")


def test_an_unknown_id_is_not_found(sample: Sample):
    with pytest.raises(NotFound):
        submission_page(ADA, "0000000000", database=sample.database, announcer=sample.announcer, now=lambda: NOW)


def test_what_is_ours_is_said_once_and_counts_nothing(sample: Sample):
    page = sample.page(Person("P-lea", "lea", "Léa", Role.LEARNER), "lea", "covoiturage")

    assert (page.status, page.message, page.counts_checks) == (Status.OURS, None, False)


def test_checks_that_landed_are_shown_while_the_run_goes_on(sample: Sample):
    run_id = sample.page(ADA, "ada", "covoiturage").run.id
    report = results.landed("asks-three-questions", Outcome.PASSED)
    sample.announcer.announce(run_id, Event("started"))
    sample.announcer.announce(run_id, Event("check", check=report))

    page = sample.page(ADA, "ada", "covoiturage")

    assert (page.finished, page.landed, page.passed) == (False, 1, 1)


def test_a_run_that_began_anew_forgets_what_landed_before(sample: Sample):
    run_id = sample.page(ADA, "ada", "covoiturage").run.id
    report = results.landed("asks-three-questions", Outcome.PASSED)
    sample.announcer.announce(run_id, Event("check", check=report))
    sample.announcer.announce(run_id, Event("started"))

    assert sample.page(ADA, "ada", "covoiturage").landed == 0


def test_without_the_announcer_the_page_still_shows_the_status(sample: Sample):
    sample.announcer.down = True

    page = sample.page(ADA, "ada", "covoiturage")

    assert (page.status, page.landed) == (Status.RUNNING, 0)


def test_a_waiting_run_tells_how_many_are_before_it(sample: Sample):
    page = sample.page(KARIM, "karim", "vote-de-la-promo")

    assert (page.status, page.before) == (Status.QUEUED, 0)


def test_an_exercise_that_was_given_shows_the_own_tries(sample: Sample):
    page = exercise_page(ADA, "bonjour", database=sample.database, now=lambda: NOW)

    assert page.place is not None
    assert [item.submission.number for item in page.place.hand_ins] == [3, 2, 1]
    assert page.place.repository is not None


def test_the_tests_of_an_exercise_tick_as_they_pass(sample: Sample):
    page = exercise_page(ADA, "bonjour", database=sample.database, now=lambda: NOW)

    assert page.place is not None
    assert list(page.place.outcomes.values()) == [Outcome.PASSED, Outcome.FAILED, Outcome.NOT_RUN, Outcome.NOT_RUN]


def test_all_tests_of_a_passed_exercise_are_ticked(sample: Sample):
    page = exercise_page(MOUSSA, "bonjour", database=sample.database, now=lambda: NOW)

    assert page.place is not None
    assert set(page.place.outcomes.values()) == {Outcome.PASSED}


def test_an_exercise_says_when_its_version_came(sample: Sample):
    assert exercise_page(ADA, "bonjour", database=sample.database, now=lambda: NOW).published_at == NOW - timedelta(
        days=30
    )


def test_staff_read_an_exercise_without_a_place_in_it(sample: Sample):
    assert exercise_page(INES, "bonjour", database=sample.database, now=lambda: NOW).place is None


@pytest.mark.parametrize(("handle", "slug"), [("noor", "bonjour"), ("ada", "unknown"), ("olga", "bonjour")])
def test_an_exercise_that_was_not_given_is_not_found(sample: Sample, handle: str, slug: str):
    role = Role.OPERATOR if handle == "olga" else Role.LEARNER

    with pytest.raises(NotFound):
        exercise_page(Person(f"P-{handle}", handle, handle, role), slug, database=sample.database, now=lambda: NOW)
