"""What a chat is told, when, and what happens while it takes nothing."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from grader.adapters.public_holidays import public_holidays
from grader.domain.chat import PAUSES, ChangeKind, ChatChange, ChatHook, ChatMessage, checked_address
from grader.domain.errors import MessageNotTaken, NotAllowed, NotValid
from grader.domain.people import Role
from grader.domain.text import Language
from grader.engine.chat.keeping import choose_chat, end_chat, try_chat
from grader.engine.chat.sending import send_messages
from grader.engine.chat.watching import look_at_cohorts
from grader.engine.help_requests.asking import ask_for_help
from grader.wording.chat import chat_message, short_name, trial_message
from tests.engine.grading_school import COHORT, SOLUTION, School

ADDRESS = "https://chat.example/hooks/secret-abcd"


@dataclass
class Line:
    """A chat that takes nothing as long as it has faults left."""

    faults: int = 0
    taken: list[tuple[str, str]] = field(default_factory=list)

    def send(self, address: str, text: str) -> None:
        if self.faults:
            self.faults -= 1
            raise MessageNotTaken
        self.taken.append((address, text))


@pytest.fixture
def school(grading_school: School) -> School:
    """Return a school whose lead, Paul, lets a chat be told, and of which all that is so already was looked at."""
    if "paul" not in grading_school.people:
        grading_school.add("paul", Role.LEAD)
    with grading_school.database.begin() as tx:
        tx.cohorts.add_staff(COHORT.slug, grading_school.people["paul"].id)
    choose(grading_school)
    look(grading_school)
    return grading_school


def choose(school: School, address: str = ADDRESS, viewer: str = "paul", *, names: bool = False) -> None:
    ports = {"database": school.database, "now": school.clock}
    choose_chat(school.people[viewer], COHORT.slug, address, Language.EN, names=names, **ports)


def look(school: School) -> int:
    write = partial(chat_message, public_url="https://ecole.example/")
    ports = {"zone": ZoneInfo("Europe/Paris"), "public_holidays": public_holidays, "new_id": school.new_id}
    return look_at_cohorts(write, database=school.database, now=school.clock, **ports)


def send(school: School, line: Line) -> int:
    return send_messages(line, database=school.database, now=school.clock)


def hook(school: School) -> ChatHook | None:
    with school.database.read() as tx:
        return tx.chats.hook(COHORT.slug)


def newest(school: School) -> ChatMessage | None:
    with school.database.read() as tx:
        return tx.chats.newest(COHORT.slug)


def ask(school: School) -> None:
    """Let Ada ask for help."""
    accepted = school.hand_in(SOLUTION)
    school.grade_to_the_end(accepted.run.id)
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    ask_for_help(school.people["ada"], accepted.submission.id, "Je ne comprends pas.", "", **ports)
    school.clock.move(minutes=5)


def test_a_change_is_told_once_and_names_nobody(school: School):
    ask(school)
    line = Line()

    assert (look(school), send(school, line), send(school, line)) == (1, 1, 0)
    school.clock.move(minutes=5)
    assert (look(school), send(school, line)) == (0, 0)
    ((address, text),) = line.taken
    assert (address, "One person asked for help with “" in text, "Ada" in text) == (ADDRESS, True, False)
    assert text.endswith(f"https://ecole.example/cohorts/{COHORT.slug}/today")


def test_who_it_concerns_is_named_shortly_where_the_lead_says_so(school: School):
    choose(school, "", names=True)
    ada = replace(school.people["ada"], name="Ada Lovelace")

    told = chat_message(COHORT, [ChatChange("", ChangeKind.PERSON, ada)], hook(school), public_url="")

    assert "- Ada L. needs attention." in told
    assert "Lovelace" not in told


@pytest.mark.parametrize(
    ("name", "short"),
    [("Karim Benali", "Karim B."), ("Jean-Pierre de La Tour", "Jean-Pierre T."), ("Zoé", "Zoé"), ("李 小龙", "李 小.")],
)
def test_a_name_is_told_by_its_first_part_and_an_initial(name: str, short: str):
    assert short_name(name) == short


def test_what_is_so_already_when_a_chat_is_chosen_is_not_told(school: School):
    ask(school)
    end_chat(school.people["paul"], COHORT.slug, database=school.database)
    choose(school)

    assert (look(school), newest(school)) == (0, None)


def test_a_chat_that_takes_nothing_is_tried_for_a_day_and_then_given_up(school: School):
    ask(school)
    look(school)
    line, began, tries = Line(faults=99), school.clock(), 0
    while (message := newest(school)) is not None and message.due_at is not None:
        school.clock.moment = message.due_at
        send(school, line)
        tries += 1

    assert (tries, newest(school).given_up) == (len(PAUSES) + 1, True)
    assert school.clock() - began == timedelta(days=1)


def test_two_who_send_at_once_send_one(school: School):
    ask(school)
    look(school)

    class Faster(Line):
        def send(self, address: str, text: str) -> None:
            super().send(address, text)
            assert send(school, Line()) == 0

    line = Faster()
    assert (send(school, line), len(line.taken)) == (1, 1)


def test_a_lead_tries_the_address(school: School):
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    try_chat(school.people["paul"], COHORT.slug, trial_message, **ports)
    line = Line()

    assert send(school, line) == 1
    assert line.taken[0][1].startswith("This is a test")


def test_a_cohort_that_is_over_tells_nothing_and_its_address_is_forgotten(school: School):
    with school.database.begin() as tx:
        tx.cohorts.set_end(COHORT.slug, school.clock())
    school.clock.move(minutes=5)

    assert (look(school), hook(school)) == (0, None)


def test_a_trainer_does_not_choose_and_no_secret_is_shown(school: School):
    with pytest.raises(NotAllowed, match="lead_alone"):
        choose(school, viewer="ines")

    kept = hook(school)
    assert kept is not None
    assert (kept.shown, "secret" in repr(kept)) == ("chat.example …abcd", False)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "",
            "http://chat.example/x",
            "chat.example/x",
            "https://",
            "https://ada:hush@chat.example/x",
            "https://a b/x",
        ),
        *("https://chat.example:0/x", "https://chat.example:99999/x", "https://[::1/x", "https://é.example/x"),
        *("https://chat.example/x#y", "https://chat.example/" + "x" * 500, "https://chat.example/x\nHost: y"),
    ],
)
def test_what_is_no_address_is_refused(address: str):
    with pytest.raises(NotValid, match="chat_address"):
        checked_address(address)
