"""Links by e-mail: who is written to, and what happens while the mail server is away."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from grader.adapters.randomness import new_id, new_secret
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import LetterNotTaken, NotAllowed, NotValid
from grader.domain.people import Person
from grader.domain.rosters.letter import PAUSES, Letter, LetterFault, Mail
from grader.engine.accounts.accounts import invited
from grader.engine.rosters import posting
from tests.engine.rosters.conftest import WEB, Classes


@dataclass
class Postman:
    """A mail server that is away as long as it has faults left."""

    faults: list[bool] = field(default_factory=list)
    taken: list[Mail] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        if self.faults:
            raise LetterNotTaken(for_good=self.faults.pop(0))
        self.taken.append(mail)


def write(person: Person, cohort: Cohort, secret: str, _until: datetime) -> Mail:
    return Mail(person.email or "", person.name, cohort.name, secret)


def ask(classes: Classes, viewer: str = "paul", **whom: str) -> int:
    return posting.ask_for_letters(classes.person(viewer), WEB, database=classes.database, now=classes.clock, **whom)


def send(classes: Classes, postman: Postman) -> int:
    made = {"now": classes.clock, "new_id": new_id, "new_secret": new_secret}
    return posting.send_letters(postman, write, database=classes.database, **made)


def letter(classes: Classes, handle: str) -> Letter:
    with classes.database.read() as tx:
        return tx.letters.of([f"P-{handle}"])[f"P-{handle}"]


@pytest.fixture
def reached(classes: Classes) -> Classes:
    with classes.database.begin() as tx:
        tx.people.set_email("P-ada", "ada@example.org")
        tx.people.set_email("P-noor", "noor@example.org")
    return classes


def test_who_waits_and_has_an_address_is_sent_a_link_once(reached: Classes):
    postman = Postman()

    assert (ask(reached), send(reached, postman), send(reached, postman)) == (1, 1, 0)
    (mail,) = postman.taken
    assert invited(mail.text, database=reached.database, now=reached.clock).handle == "ada"
    assert (mail.to, letter(reached, "ada").sent_at) == ("ada@example.org", reached.clock())


def test_a_server_that_is_away_is_tried_again_and_then_given_up(reached: Classes):
    postman, tries = Postman(faults=[False] * 99), 0
    ask(reached)

    while letter(reached, "ada").due_at is not None:
        send(reached, postman)
        tries += 1
        reached.clock.move(hours=3)

    assert (tries, letter(reached, "ada").fault) == (len(PAUSES) + 1, LetterFault.GIVEN_UP)


def test_between_two_tries_it_waits(reached: Classes):
    postman = Postman(faults=[False])
    ask(reached)

    assert [send(reached, postman), send(reached, postman)] == [0, 0]
    reached.clock.moment += timedelta(minutes=1)
    assert send(reached, postman) == 1


def test_an_address_that_is_nobodys_is_tried_once_and_told(reached: Classes):
    ask(reached)

    send(reached, Postman(faults=[True]))

    assert (letter(reached, "ada").fault, letter(reached, "ada").due_at) == (LetterFault.REFUSED, None)


def test_who_died_while_sending_lets_it_be_sent_again_a_little_later(reached: Classes):
    class Killed(Exception):
        pass

    class Deadly(Postman):
        def send(self, mail: Mail) -> None:
            raise Killed

    ask(reached)
    with pytest.raises(Killed):
        send(reached, Deadly())

    assert send(reached, Postman()) == 0
    reached.clock.move(minutes=5)
    assert send(reached, Postman()) == 1


def test_nobody_writes_where_nobody_can_be_reached_or_it_is_not_theirs(classes: Classes):
    with pytest.raises(NotValid, match="no_address"):
        ask(classes)
    with pytest.raises(NotAllowed, match="leads_only"):
        ask(classes, "ines")
    with pytest.raises(NotAllowed, match="account_elsewhere"):
        ask(classes, handle="karim")
