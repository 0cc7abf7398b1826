"""Answers pinned to failures: by the staff, for whoever of their cohort meets one, in the version it was for."""

from dataclasses import replace

import pytest

from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.exercises.exercise import Exercise, Visibility
from grader.domain.people import Role
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.text import Text
from grader.engine.people.own_data import own_data
from grader.engine.pinned_answers import pinning
from grader.engine.stumbles.reading import group_page, stumbles_page
from grader.engine.submissions.submission_page import SubmissionPage, submission_page
from tests.engine.grading_school import BONJOUR, COHORT, HALF, SOLUTION, WRONG, School, exercise

AGAIN, VOIS = b"x = 4\n", Text("Vois.")


def hand_in(school: School, content: bytes = WRONG, handle: str = "ada") -> str:
    accepted = school.hand_in(content, handle)
    school.grade_to_the_end(accepted.run.id)
    return accepted.submission.id


def key_of(school: School) -> str:
    with school.database.read() as tx:
        effort, *_ = tx.stumbles.efforts(COHORT.slug, BONJOUR.suite_digest)
    return str(effort.stopped_by)


def pin(school: School, key: str, *, handle: str = "ines", text: Text = VOIS, kept: bool = False) -> PinnedAnswer:
    ports = {"database": school.database, "now": school.clock}
    return pinning.pin_answer(school.people[handle], "bonjour", key, text, kept=kept, **ports)


def page(school: School, submission_id: str, handle: str = "ada") -> SubmissionPage:
    ports = {"database": school.database, "announcer": school.announcer, "now": school.clock}
    return submission_page(school.people[handle], submission_id, **ports)


def covered(visibility: Visibility, digest: str = "1") -> Exercise:
    one = exercise("bonjour", digest)
    return replace(one, checks=(one.checks[0], replace(one.checks[1], visibility=visibility)))


def test_who_meets_the_failure_reads_the_answer(grading_school: School):
    hand_in(grading_school)
    answer = pin(grading_school, key_of(grading_school))

    karims = hand_in(grading_school, handle="karim")

    assert page(grading_school, karims, "karim").answer == answer
    assert answer.author.name == "Ines"


def test_who_passes_reads_none(grading_school: School):
    hand_in(grading_school)
    pin(grading_school, key_of(grading_school))

    assert page(grading_school, hand_in(grading_school, SOLUTION)).answer is None


def test_a_new_version_withdraws_it_until_it_is_pinned_again(grading_school: School):
    hand_in(grading_school)
    key = key_of(grading_school)
    pin(grading_school, key)
    grading_school.give(exercise("bonjour", "2"))
    grading_school.sandbox.foretell(AGAIN, HALF)
    newer = hand_in(grading_school, AGAIN)

    withdrawn = page(grading_school, newer).answer
    again = pin(grading_school, key, text=Text("Encore."))

    assert withdrawn is None
    assert page(grading_school, newer).answer == again
    assert again.suite_digest == exercise("bonjour", "2").suite_digest


def test_one_that_is_kept_holds_for_every_version(grading_school: School):
    first = hand_in(grading_school)
    kept = pin(grading_school, key_of(grading_school), kept=True)
    grading_school.give(exercise("bonjour", "2"))
    grading_school.sandbox.foretell(AGAIN, HALF)
    newer = hand_in(grading_school, AGAIN, "karim")

    told = stumbles_page(
        grading_school.people["ines"], "bonjour", database=grading_school.database, now=grading_school.clock
    )

    assert page(grading_school, first).answer == kept
    assert page(grading_school, newer, "karim").answer == kept
    assert (told.other_answers, told.answer_to(kept.key)) == ((kept,), kept)


def test_the_staff_see_it_at_the_failure_and_any_of_them_changes_or_withdraws_it(grading_school: School):
    hand_in(grading_school)
    key = key_of(grading_school)
    pin(grading_school, key)
    changed = pin(grading_school, key, handle="paul", text=Text("", " Look. \r\n"))
    ports = {"database": grading_school.database, "now": grading_school.clock}

    shown = group_page(grading_school.people["ines"], "bonjour", key, **ports).answer
    gone = pinning.withdraw_answer(grading_school.people["ines"], "bonjour", key, **ports)

    assert (shown, gone, changed.text, changed.author.handle) == (changed, changed, Text("", "Look."), "paul")
    assert group_page(grading_school.people["ines"], "bonjour", key, **ports).answer is None
    with pytest.raises(NotFound, match="answer"):
        pinning.withdraw_answer(grading_school.people["ines"], "bonjour", key, **ports)


@pytest.mark.parametrize("handle", ["ada", "tarek"])
def test_nobody_else_pins_or_withdraws(grading_school: School, handle: str):
    hand_in(grading_school)
    key, ports = key_of(grading_school), {"database": grading_school.database, "now": grading_school.clock}
    pin(grading_school, key)
    grading_school.people["tarek"] = grading_school.add("tarek", Role.TRAINER)

    with pytest.raises(NotFound, match="exercise"):
        pin(grading_school, key, handle=handle)
    with pytest.raises(NotFound, match="exercise"):
        pinning.withdraw_answer(grading_school.people[handle], "bonjour", key, **ports)


def test_a_failure_that_nobody_met_has_no_answer(grading_school: School):
    with pytest.raises(NotFound, match="stumble"):
        pin(grading_school, "0123456789abcdef")


@pytest.mark.parametrize("text", [Text("", " \n"), Text("x" * 1001), Text("Oui.", "x" * 1001)])
def test_it_says_something_and_is_short(grading_school: School, text: Text):
    hand_in(grading_school)

    with pytest.raises(NotValid, match="text_shape"):
        pin(grading_school, key_of(grading_school), text=text)


def test_a_hidden_check_gets_none(grading_school: School):
    hand_in(grading_school)
    key = key_of(grading_school)
    grading_school.give(covered(Visibility.HIDDEN))

    with pytest.raises(NotAllowed, match="hidden_check"):
        pin(grading_school, key)


@pytest.mark.parametrize("visibility", [Visibility.HIDDEN, Visibility.AFTER_DUE_DATE])
def test_an_answer_is_not_shown_once_its_check_is_covered(grading_school: School, visibility: Visibility):
    first = hand_in(grading_school)
    answer = pin(grading_school, key_of(grading_school))
    before = page(grading_school, first).answer
    grading_school.give(covered(visibility))

    assert (before, page(grading_school, first).answer) == (answer, None)


def test_an_exercise_has_a_bounded_number(grading_school: School):
    hand_in(grading_school)
    answer = pin(grading_school, key_of(grading_school))
    with grading_school.database.begin() as tx:
        tx.pinned_answers.remove(answer.cohort, "bonjour", answer.key)
        for number in range(pinning.MOST_AN_EXERCISE):
            tx.pinned_answers.put(replace(answer, key=f"k{number}"))

    with pytest.raises(NotAllowed, match="too_many_answers"):
        pin(grading_school, answer.key)


def test_the_copy_of_their_authors_data_holds_them(grading_school: School):
    hand_in(grading_school)
    answer = pin(grading_school, key_of(grading_school))

    data = own_data(grading_school.people["ines"], database=grading_school.database, now=grading_school.clock)

    assert data.answers == (answer,)
