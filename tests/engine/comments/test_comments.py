"""Comments on hand-ins: who writes what, where, and whom a thread awaits."""

import pytest

from grader.domain.comments import Thread, Turn
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.submissions.submission import Submission
from grader.engine.comments import reading, writing
from grader.engine.comments.writing import Place
from grader.engine.people.day import my_day
from grader.engine.ports.retention import AgedKind
from tests.engine.grading_school import WRONG, School

LINE = Place("bonjour.py", 1)


@pytest.fixture
def school(staffed_school: School) -> School:
    """Return the school whose staff are Inès and Paul."""
    return staffed_school


@pytest.fixture
def sent(school: School) -> Submission:
    return school.hand_in(WRONG).submission


def begin(school: School, handle: str, sent: Submission, text: str = "Que vaut `x` ?", place: Place = LINE) -> Thread:
    ports = {"repositories": school.repositories, "now": school.clock, "new_id": school.new_id}
    comment = writing.begin_thread(school.people[handle], sent.id, place, text, database=school.database, **ports)
    return thread(school, comment.thread_id)


def answer(school: School, handle: str, to: Thread, text: str = "Merci.") -> Thread:
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    return writing.answer_thread(school.people[handle], to.id, text, **ports)


def thread(school: School, thread_id: str) -> Thread:
    with school.database.read() as tx:
        found = tx.comments.thread(thread_id)
    assert found is not None
    return found


def waits_for(school: School, handle: str) -> list[str]:
    page = reading.awaiting(school.people[handle], database=school.database)
    return [one.thread.id for one in page.threads]


def test_a_thread_awaits_whoever_did_not_write_last(school: School, sent: Submission):
    begun = begin(school, "ines", sent)
    before = waits_for(school, "ada"), waits_for(school, "ines"), waits_for(school, "paul")

    answered = answer(school, "ada", begun)

    assert before == ([begun.id], [], [])
    assert (begun.turn, answered.turn) == (Turn.LEARNER, Turn.STAFF)
    assert (waits_for(school, "ada"), waits_for(school, "ines"), waits_for(school, "paul")) == (
        [],
        [begun.id],
        [begun.id],
    )
    assert waits_for(school, "karim") == []


def test_a_resolved_thread_awaits_nobody_until_it_is_opened_or_answered(school: School, sent: Submission):
    begun = begin(school, "ada", sent)
    ports = {"database": school.database}

    resolved = writing.resolve_thread(school.people["ines"], begun.id, **ports)
    reopened = writing.reopen_thread(school.people["ada"], begun.id, **ports)
    writing.resolve_thread(school.people["ada"], begun.id, **ports)
    answered = answer(school, "ines", begun)

    assert (resolved.turn, reopened.turn, answered.turn) == (Turn.NOBODY, Turn.STAFF, Turn.LEARNER)


@pytest.mark.parametrize("place", [Place("bonjour.py", 99), Place("bonjour.py", 0), Place("other.py", 1), Place("x")])
def test_a_line_that_was_not_handed_in_has_no_comments(school: School, sent: Submission, place: Place):
    with pytest.raises(NotFound) as refused:
        begin(school, "ines", sent, place=place)

    assert refused.value.code == "line_shape"


@pytest.mark.parametrize(("text", "code"), [(" \n", "text_shape"), ("x" * 4_001, "text_shape"), ("\0", "text_unseen")])
def test_what_cannot_be_kept_is_refused(school: School, sent: Submission, text: str, code: str):
    with pytest.raises(NotValid) as refused:
        begin(school, "ines", sent, text)

    assert refused.value.code == code


def test_only_the_author_changes_and_removes_a_comment(school: School, sent: Submission):
    begun = begin(school, "ines", sent)
    comment = begun.comments[0].id
    ports = {"database": school.database}

    for handle in ("ada", "paul"):
        with pytest.raises(NotAllowed, match="not_author"):
            writing.change_comment(school.people[handle], comment, "Non.", now=school.clock, **ports)
        with pytest.raises(NotAllowed, match="not_author"):
            writing.remove_comment(school.people[handle], comment, **ports)
    changed = writing.change_comment(school.people["ines"], comment, "Vois `x`.", now=school.clock, **ports)

    assert [(one.text, one.changed_at) for one in changed.comments] == [("Vois `x`.", school.clock())]


def test_with_its_last_comment_a_thread_is_gone_and_else_awaits_somebody_again(school: School, sent: Submission):
    begun = begin(school, "ines", sent)
    answered = answer(school, "ada", begun)
    ports = {"database": school.database}

    writing.remove_comment(school.people["ada"], answered.comments[1].id, **ports)
    left = thread(school, begun.id)
    writing.remove_comment(school.people["ines"], begun.comments[0].id, **ports)

    assert (left.turn, len(left.comments)) == (Turn.LEARNER, 1)
    assert reading.discussion(school.people["ada"], sent.id, **ports).threads == ()


def test_nobody_else_reads_or_writes(school: School, sent: Submission):
    begun = begin(school, "ines", sent)

    for attempt in (
        lambda: begin(school, "karim", sent),
        lambda: answer(school, "karim", begun),
        lambda: writing.resolve_thread(school.people["karim"], begun.id, database=school.database),
        lambda: writing.remove_comment(school.people["karim"], begun.comments[0].id, database=school.database),
        lambda: reading.discussion(school.people["karim"], sent.id, database=school.database),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_comments_go_with_the_code_and_none_comes_after(school: School, sent: Submission):
    begun = begin(school, "ines", sent)
    with school.database.begin() as tx:
        tx.aged.erase(AgedKind.CODE, [sent.enrollment_id], school.clock())

    with pytest.raises(NotFound):
        answer(school, "ada", begun)
    with pytest.raises(NotAllowed, match="code_erased"):
        begin(school, "ada", sent, place=Place())


def test_a_hand_in_has_a_bounded_number_of_comments(school: School, sent: Submission, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "MOST_A_HAND_IN", 3)
    begun = begin(school, "ines", sent)
    for _ in range(2):
        answer(school, "ada", begun)

    with pytest.raises(NotAllowed, match="too_many_comments"):
        answer(school, "ada", begun)


def test_both_days_tell_of_it(school: School, sent: Submission):
    begun = begin(school, "ines", sent)
    asked = begin(school, "ada", sent, place=Place())
    ports = {"database": school.database, "now": school.clock, "zone": school.clock().tzinfo}

    (place,), (led,) = my_day(school.people["ada"], **ports).learning, my_day(school.people["ines"], **ports).leading

    assert [one.thread.id for one in place.comments] == [begun.id]
    assert led.comments == 1
    assert waits_for(school, "paul") == [asked.id]
