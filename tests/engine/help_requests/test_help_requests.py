"""Requests for help: asked by a learner, taken and answered by the staff, ended by either."""

import pytest

from grader.domain.comments import Turn
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.submissions.submission import Submission
from grader.engine.comments.reading import discussion
from grader.engine.help_requests import asking, helping, reading
from grader.engine.help_requests.asking import MOST_AN_EXERCISE
from grader.engine.people.day import my_day
from grader.engine.ports.retention import AgedKind
from tests.engine.grading_school import WRONG, School


@pytest.fixture
def school(staffed_school: School) -> School:
    """Return the school whose staff are Inès and Paul."""
    return staffed_school


@pytest.fixture
def sent(school: School) -> Submission:
    return school.hand_in(WRONG).submission


def ask(school: School, sent: Submission, handle: str = "ada", text: str = "Je bloque.") -> HelpRequest:
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    return asking.ask_for_help(school.people[handle], sent.id, text, "", **ports)


def take(school: School, request: HelpRequest, handle: str, after: str = "") -> HelpRequest:
    return helping.take_request(school.people[handle], request.id, after, database=school.database, now=school.clock)


def answer(school: School, request: HelpRequest, handle: str) -> HelpRequest:
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    return helping.answer_request(school.people[handle], request.id, "Vois `x`.", **ports)


def finish(school: School, request: HelpRequest, handle: str) -> HelpRequest:
    return asking.finish_request(school.people[handle], request.id, database=school.database, now=school.clock)


def asked_of(school: School, handle: str) -> list[str]:
    return [one.request.id for one in reading.help_queue(school.people[handle], database=school.database).asked]


def test_it_goes_from_waiting_to_done(school: School, sent: Submission):
    waiting = ask(school, sent)
    queues = asked_of(school, "ines"), asked_of(school, "paul"), asked_of(school, "karim")

    taken = take(school, waiting, "ines")
    answered = answer(school, waiting, "ines")
    done = finish(school, waiting, "ada")

    assert queues == ([waiting.id], [waiting.id], [])
    assert [one.stage for one in (waiting, taken, answered, done)] == list(Stage)
    assert answered.helper == school.people["ines"]
    assert asked_of(school, "paul") == []


def test_an_answer_is_a_comment_that_awaits_the_learner(school: School, sent: Submission):
    answer(school, ask(school, sent), "paul")

    (thread,) = discussion(school.people["ada"], sent.id, database=school.database).threads

    assert (thread.line, thread.turn, thread.comments[0].text) == (None, Turn.LEARNER, "Vois `x`.")


def test_of_an_exercise_one_waits_at_a_time_and_one_that_was_answered_gives_way(school: School, sent: Submission):
    first = ask(school, sent)
    with pytest.raises(NotAllowed, match="help_asked"):
        ask(school, sent)

    answer(school, first, "ines")
    second = ask(school, sent)

    assert reading.request_of(school.people["ada"], sent.id, database=school.database) == second


def test_who_takes_it_must_have_seen_who_had_it(school: School, sent: Submission):
    request = ask(school, sent)
    take(school, request, "ines")

    with pytest.raises(NotAllowed, match="help_taken"):
        take(school, request, "paul")
    again, over = take(school, request, "ines"), take(school, request, "paul", after="ines")

    assert (again.helper, over.helper) == (school.people["ines"], school.people["paul"])


def test_what_is_done_is_neither_taken_nor_answered(school: School, sent: Submission):
    request = finish(school, ask(school, sent), "ines")

    for attempt in (lambda: take(school, request, "ines"), lambda: answer(school, request, "ines")):
        with pytest.raises(NotAllowed, match="help_over"):
            attempt()
    assert finish(school, request, "ada").moved_at == request.moved_at


def test_the_learner_withdraws_it_and_nobody_else(school: School, sent: Submission):
    request = ask(school, sent)
    with pytest.raises(NotAllowed, match="not_author"):
        asking.withdraw_request(school.people["ines"], request.id, database=school.database)

    asking.withdraw_request(school.people["ada"], request.id, database=school.database)

    assert asked_of(school, "ines") == []
    assert reading.request_of(school.people["ada"], sent.id, database=school.database) is None


def test_only_the_learner_asks_and_only_the_staff_help(school: School, sent: Submission):
    with pytest.raises(NotAllowed, match="help_of_learners"):
        ask(school, sent, "ines")
    request = ask(school, sent)

    for attempt in (
        lambda: ask(school, sent, "karim"),
        lambda: take(school, request, "ada"),
        lambda: answer(school, request, "ada"),
        lambda: take(school, request, "karim"),
        lambda: finish(school, request, "karim"),
        lambda: asking.withdraw_request(school.people["karim"], request.id, database=school.database),
        lambda: reading.request_of(school.people["karim"], sent.id, database=school.database),
    ):
        with pytest.raises(NotFound):
            attempt()


@pytest.mark.parametrize("text", ["", " \n ", "x" * 1_001, "\0"])
def test_a_request_says_something_that_can_be_kept(school: School, sent: Submission, text: str):
    with pytest.raises(NotValid):
        ask(school, sent, text=text)


def test_an_exercise_has_a_bounded_number_of_requests(school: School, sent: Submission):
    for _ in range(MOST_AN_EXERCISE):
        finish(school, ask(school, sent), "ada")

    with pytest.raises(NotAllowed, match="help_too_often"):
        ask(school, sent)


def test_nothing_is_asked_or_answered_once_the_code_is_erased(school: School, sent: Submission):
    request = ask(school, sent)
    with school.database.begin() as tx:
        tx.aged.erase(AgedKind.CODE, [sent.enrollment_id], school.clock())

    with pytest.raises(NotFound):
        answer(school, request, "ines")
    with pytest.raises(NotAllowed, match="code_erased"):
        ask(school, sent)


def test_the_day_and_the_count_tell_of_it(school: School, sent: Submission):
    request = ask(school, sent)
    ports = {"database": school.database, "now": school.clock, "zone": school.clock().tzinfo}

    (place,) = my_day(school.people["ada"], **ports).learning
    counts = [reading.count_asked(school.people[one], database=school.database) for one in ("ines", "ada", "karim")]

    assert [one.request for one in place.help_requests] == [request]
    assert counts == [1, 0, 0]
