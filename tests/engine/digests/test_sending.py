"""Digests by e-mail: who gets them and when, once, and what happens while the mail server is away."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.digests import DigestReader, WeekDigest
from grader.domain.errors import LetterNotTaken, NotFound, NotValid
from grader.domain.people import Person
from grader.domain.rosters.letter import PAUSES, LetterFault, Mail
from grader.engine.digests.reading import choose_letters
from grader.engine.digests.sending import send_digests
from tests.engine.grading_school import COHORT, School

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 11, 30, 6, tzinfo=UTC)
"""At seven in Paris."""


@dataclass
class Postman:
    """A mail server that is away as long as it has faults left."""

    faults: list[bool] = field(default_factory=list)
    taken: list[Mail] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        if self.faults:
            raise LetterNotTaken(for_good=self.faults.pop(0))
        self.taken.append(mail)


def write(digest: WeekDigest, person: Person) -> Mail:
    return Mail(person.email or "", person.name, digest.cohort.name, digest.week.isoformat())


def choose(school: School, handle: str = "ines", *, wanted: bool = True) -> None:
    with school.database.read() as tx:
        person = tx.people.by_handle(handle)
    assert person is not None
    ports = {"database": school.database, "now": school.clock, "zone": PARIS}
    choose_letters(person, COHORT.slug, wanted=wanted, **ports)


def send(school: School, postman: Postman) -> int:
    ports = {"database": school.database, "now": school.clock, "zone": PARIS, "public_holidays": public_holidays}
    return send_digests(postman, write, **ports)


def reader(school: School) -> DigestReader | None:
    with school.database.read() as tx:
        return tx.digests.reader(COHORT.slug, school.people["ines"].id)


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school on a Thursday, in which Inès asked for the digest."""
    grading_school.clock.moment = MONDAY - timedelta(days=4)
    with grading_school.database.begin() as tx:
        tx.people.set_email(grading_school.people["ines"].id, "ines@example.org")
    choose(grading_school)
    return grading_school


def test_it_goes_on_monday_morning_once_and_tells_of_the_week_before(school: School):
    postman, sent = Postman(), []
    for moment in (MONDAY - timedelta(minutes=1), MONDAY, MONDAY, MONDAY + timedelta(days=7)):
        school.clock.moment = moment
        sent.append(send(school, postman))

    assert sent == [0, 1, 0, 1]
    assert [mail.text for mail in postman.taken] == ["2026-11-23", "2026-11-30"]
    assert postman.taken[0].to == "ines@example.org"


def test_a_host_that_was_off_on_monday_sends_it_later_once(school: School):
    school.clock.moment = MONDAY + timedelta(days=9)

    assert [send(school, postman := Postman()), send(school, postman)] == [1, 0]
    assert [mail.text for mail in postman.taken] == ["2026-11-30"]


def test_a_server_that_is_away_is_tried_again_and_then_given_up_until_next_week(school: School):
    postman = Postman(faults=[False] * (len(PAUSES) + 1))
    school.clock.moment = MONDAY
    for _ in range(30):
        send(school, postman)
        school.clock.move(minutes=30)

    told = reader(school)
    assert postman.faults == postman.taken == []
    assert told == DigestReader(
        COHORT.slug, school.people["ines"].id, MONDAY + timedelta(days=7), 0, None, LetterFault.GIVEN_UP
    )


def test_an_address_that_is_nobodys_is_tried_once_a_week(school: School):
    school.clock.moment = MONDAY

    assert [send(school, Postman([True])), send(school, Postman())] == [0, 0]
    told = reader(school)
    assert told is not None
    assert (told.fault, told.due_at) == (LetterFault.REFUSED, MONDAY + timedelta(days=7))


def test_a_death_while_it_is_sent_never_sends_it_twice(school: School):
    class Killed(Exception):
        pass

    class Deadly(Postman):
        def send(self, mail: Mail) -> None:
            self.taken.append(mail)
            raise Killed

    school.clock.moment, deadly = MONDAY, Deadly()
    with pytest.raises(Killed):
        send(school, deadly)
    school.clock.move(days=1)

    assert (len(deadly.taken), send(school, Postman())) == (1, 0)


def test_two_who_send_at_once_send_one(school: School):
    school.clock.moment = MONDAY

    class Faster(Postman):
        def send(self, mail: Mail) -> None:
            self.taken += [mail, *([mail] * send(school, Postman()))]

    first = Faster()
    send(school, first)

    assert len(first.taken) == 1


def test_who_is_not_of_the_staff_any_more_or_wants_none_gets_none(school: School):
    school.clock.moment = MONDAY
    with school.database.begin() as tx:
        tx.cohorts.remove_staff(COHORT.slug, school.people["ines"].id)

    assert (send(school, Postman()), reader(school)) == (0, None)


def test_a_cohort_that_is_over_sends_none(school: School):
    with school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, MONDAY)
    school.clock.moment = MONDAY

    assert (send(school, Postman()), reader(school)) == (0, None)


def test_it_ends_when_it_is_not_wanted_any_more(school: School):
    choose(school, wanted=False)
    choose(school, wanted=False)

    assert reader(school) is None


def test_who_has_no_address_and_who_is_no_staff_cannot_ask_for_it(school: School):
    with school.database.begin() as tx:
        tx.people.set_email(school.people["ines"].id, None)

    with pytest.raises(NotValid, match="own_address"):
        choose(school)
    with pytest.raises(NotFound):
        choose(school, "ada")
