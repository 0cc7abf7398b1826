"""Letters that ask what became of learners: on the morning of a moment, once again, and never a third time."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.people import Person
from grader.domain.placements.placement import PlacementKind, PlacementMoment, PlacementSource
from grader.domain.placements.question import ASKED_WITHIN, PlacementLetter, PlacementQuestion
from grader.domain.rosters.letter import PAUSES, LetterFault, Mail
from grader.engine.placements.letters import choose_placement_letters, look_for_moments, send_questions
from grader.engine.placements.links import answer_placement, refuse_letters, withdraw_links
from grader.engine.placements.saying import PlacementEntry, say_placement
from tests.engine.digests.test_sending import Postman
from tests.engine.grading_school import COHORT, School

PARIS = ZoneInfo("Europe/Paris")
AT_END = PlacementMoment.AT_END
NIGHT = datetime(2026, 11, 23, 1, tzinfo=UTC)
MORNING = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""At nine in Paris, on the last day of the cohort."""


def write(letter: PlacementLetter) -> Mail:
    again = " again" if letter.is_reminder else ""
    return Mail(letter.person.email or "", letter.person.name, f"{letter.moment.value}{again}", letter.secret)


@dataclass
class Office:
    """A school whose cohort ends today and is asked by letter, and what its worker does."""

    school: School
    postman: Postman

    def work(self, **later: float) -> int:
        """Let time pass, look and send."""
        self.school.clock.move(**later)
        look_for_moments(zone=PARIS, database=self.school.database, now=self.school.clock)
        ports = {"database": self.school.database, "now": self.school.clock, "new_secret": self.school.new_secret}
        return send_questions(self.postman, write, **ports)

    def person(self, handle: str) -> Person:
        return self.school.people[handle]

    @property
    def subjects(self) -> list[str]:
        return [mail.subject for mail in self.postman.taken]

    def question(self) -> PlacementQuestion | None:
        with self.school.database.read() as tx:
            place = tx.cohorts.enrollment_of(COHORT.slug, "P-ada")
            assert place is not None
            return tx.placement_questions.get(place.id, AT_END)


def choose(school: School, by: str = "paul", *, wanted: bool = True) -> None:
    choose_placement_letters(school.people[by], COHORT.slug, wanted=wanted, database=school.database, now=school.clock)


@pytest.fixture
def office(grading_school: School) -> Office:
    """Return it at night; Ada has an address, Karim has none."""
    grading_school.clock.moment = NIGHT
    with grading_school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, datetime(2026, 11, 23, 23, tzinfo=UTC))
        tx.people.set_email("P-ada", "ada@example.org")
    choose(grading_school)
    return Office(grading_school, Postman())


def test_one_goes_on_the_morning_of_a_moment_one_a_week_later_and_no_third(office: Office) -> None:
    taken = [office.work(), office.work(hours=7), office.work(days=6), office.work(days=1), office.work(days=7)]

    question = office.question()
    assert (taken, office.subjects) == ([0, 1, 0, 1, 0], ["at_end", "at_end again"])
    assert office.postman.taken[0].to == "ada@example.org"
    assert question is not None
    assert (question.sent_at, question.reminded_at) == (MORNING, MORNING + timedelta(days=7))


def test_each_moment_is_asked_by_a_letter_of_its_own(office: Office) -> None:
    office.work(hours=7)
    office.work(days=7)
    office.work(days=35)

    assert office.subjects == ["at_end", "at_end again", "six_weeks"]


def test_what_is_long_ago_is_not_asked(office: Office) -> None:
    office.school.clock.moment = MORNING + ASKED_WITHIN

    assert office.work() == 0


@contextmanager
def answering(office: Office) -> Iterator[str]:
    """Yield the link of the first letter, and hold that none follows it."""
    office.work(hours=7)
    yield office.postman.taken[0].text
    office.work(days=8)
    assert office.subjects == ["at_end"]


def test_none_follows_an_answer(office: Office) -> None:
    with answering(office) as secret:
        answer_placement(
            secret,
            PlacementKind.NO_ANSWER,
            related=None,
            zone=PARIS,
            database=office.school.database,
            now=office.school.clock,
        )

    question = office.question()
    assert question is not None
    assert (question.due_at, question.reminded_at) == (None, None)


def test_none_goes_to_who_wants_none(office: Office) -> None:
    with answering(office) as secret:
        refuse_letters(secret, zone=PARIS, database=office.school.database, now=office.school.clock)

    office.work(weeks=6)
    assert office.subjects == ["at_end"]


def test_none_follows_what_a_lead_has_written_down(office: Office) -> None:
    entry = PlacementEntry(AT_END, PlacementKind.LOOKING, None, PlacementSource.STAFF)
    with answering(office):
        say_placement(
            office.person("paul"),
            COHORT.slug,
            "ada",
            entry,
            zone=PARIS,
            database=office.school.database,
            now=office.school.clock,
        )


def test_none_follows_once_the_links_are_taken_back(office: Office) -> None:
    with answering(office):
        withdraw_links(
            office.person("paul"), COHORT.slug, "ada", AT_END, database=office.school.database, now=office.school.clock
        )


def test_none_goes_where_the_lead_wants_none_any_more(office: Office) -> None:
    with answering(office):
        choose(office.school, wanted=False)


def test_none_goes_before_a_lead_wants_them(office: Office) -> None:
    choose(office.school, wanted=False)

    assert office.work(hours=7) == 0


def test_a_server_that_is_away_is_tried_again_and_then_given_up(office: Office) -> None:
    office.postman.faults = [False] * (len(PAUSES) + 1)
    office.work(hours=7)
    for _ in range(20):
        office.work(minutes=30)

    question = office.question()
    assert (office.postman.faults, office.postman.taken) == ([], [])
    assert question is not None
    assert (question.fault, question.letters, question.due_at) == (LetterFault.GIVEN_UP, 0, None)


def test_an_address_that_is_nobodys_is_tried_once(office: Office) -> None:
    office.postman.faults = [True]

    assert [office.work(hours=7), office.work(days=8)] == [0, 0]
    question = office.question()
    assert question is not None
    assert question.fault is LetterFault.REFUSED


def test_a_death_while_one_goes_never_sends_it_twice(office: Office) -> None:
    class Killed(Exception):
        pass

    class Deadly(Postman):
        def send(self, mail: Mail) -> None:
            self.taken.append(mail)
            raise Killed

    office.postman = deadly = Deadly()
    with pytest.raises(Killed):
        office.work(hours=7)
    office.postman = Postman()

    assert (len(deadly.taken), office.work(days=8)) == (1, 0)


def test_two_who_send_at_once_send_one(office: Office) -> None:
    class Faster(Postman):
        def send(self, mail: Mail) -> None:
            office.postman = Postman()
            self.taken += [mail, *([mail] * office.work())]

    office.postman = first = Faster()
    office.work(hours=7)

    assert len(first.taken) == 1


def test_letters_are_for_leads_to_choose(office: Office) -> None:
    with pytest.raises(NotAllowed):
        choose(office.school, "ines")
    with pytest.raises(NotFound):
        choose(office.school, "ada")
