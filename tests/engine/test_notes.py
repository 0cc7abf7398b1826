"""Private notes: the staff of a cohort write and read them, and its learners know nothing of them."""

from datetime import UTC

import pytest

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.submissions.submission import Submission
from grader.engine import notes
from grader.engine.notes import MOST_A_HAND_IN
from grader.engine.people.own_data import own_data
from grader.engine.people.progress_page import progress_page
from grader.engine.ports.retention import AgedKind
from tests.engine.grading_school import COHORT, WRONG, School


@pytest.fixture
def sent(grading_school: School) -> Submission:
    with grading_school.database.begin() as tx:
        for handle in ("ines", "paul"):
            tx.cohorts.add_staff(COHORT.slug, f"P-{handle}")
    return grading_school.hand_in(WRONG).submission


def write(school: School, handle: str, sent: Submission, text: str = "Lui parler.", *, alone: bool = False) -> str:
    ports = {"database": school.database, "now": school.clock, "new_id": school.new_id}
    return notes.write_note(school.people[handle], sent.id, text, alone=alone, **ports).id


def texts(school: School, handle: str, sent: Submission) -> list[str]:
    return [one.text for one in notes.notes_of(school.people[handle], sent.id, database=school.database)]


def said_of_ada(school: School, handle: str) -> list[str]:
    page = progress_page(school.people[handle], "ada", database=school.database, now=school.clock, zone=UTC)
    return [one.text for cohort in page.places for week in cohort.look.weeks for one in week.said]


def test_all_staff_read_what_one_of_them_noted(grading_school: School, sent: Submission):
    write(grading_school, "ines", sent)

    assert texts(grading_school, "paul", sent) == ["Lui parler."]


def test_what_somebody_notes_for_themselves_alone_nobody_else_reads(grading_school: School, sent: Submission):
    note = write(grading_school, "ines", sent, alone=True)

    with pytest.raises(NotFound):
        notes.note_to_change(grading_school.people["paul"], note, database=grading_school.database)
    assert texts(grading_school, "ines", sent) == ["Lui parler."]
    assert texts(grading_school, "paul", sent) == []


def test_its_author_lets_the_others_read_it_later(grading_school: School, sent: Submission):
    ines, ports = grading_school.people["ines"], {"database": grading_school.database, "now": grading_school.clock}
    note = write(grading_school, "ines", sent, alone=True)

    kept = notes.change_note(ines, note, "Vu.", **ports)
    shared = notes.change_note(ines, note, "Vu.", alone=False, **ports)

    assert (kept.alone, shared.alone) == (True, False)
    assert texts(grading_school, "paul", sent) == ["Vu."]


def test_a_learners_page_tells_each_of_the_staff_their_own(grading_school: School, sent: Submission):
    write(grading_school, "ines", sent, "Pour moi.", alone=True)
    write(grading_school, "ines", sent, "Pour tous.")

    said = {handle: said_of_ada(grading_school, handle) for handle in ("ines", "paul")}

    assert said == {"ines": ["Pour moi.", "Pour tous."], "paul": ["Pour tous."]}


@pytest.mark.parametrize("handle", ["ada", "karim"])
def test_no_learner_reads_or_writes_one(grading_school: School, sent: Submission, handle: str):
    note, ports = write(grading_school, "ines", sent), {"database": grading_school.database}
    person = grading_school.people[handle]

    for attempt in (
        lambda: texts(grading_school, handle, sent),
        lambda: write(grading_school, handle, sent),
        lambda: notes.note_to_change(person, note, **ports),
        lambda: notes.change_note(person, note, "Non.", now=grading_school.clock, **ports),
        lambda: notes.remove_note(person, note, **ports),
    ):
        with pytest.raises(NotFound):
            attempt()


def test_only_the_author_changes_and_removes_one(grading_school: School, sent: Submission):
    note, ports = write(grading_school, "ines", sent), {"database": grading_school.database}
    ines, paul = grading_school.people["ines"], grading_school.people["paul"]

    with pytest.raises(NotAllowed, match="not_author"):
        notes.remove_note(paul, note, **ports)
    changed = notes.change_note(ines, note, "Vu.", now=grading_school.clock, **ports)
    notes.remove_note(ines, note, **ports)

    assert (changed.text, changed.changed_at) == ("Vu.", grading_school.clock())
    assert texts(grading_school, "paul", sent) == []


def test_a_hand_in_has_a_bounded_number(grading_school: School, sent: Submission):
    for _ in range(MOST_A_HAND_IN):
        write(grading_school, "ines", sent)

    with pytest.raises(NotAllowed, match="too_many_notes"):
        write(grading_school, "ines", sent)


def test_none_comes_after_the_code_was_erased(grading_school: School, sent: Submission):
    with grading_school.database.begin() as tx:
        tx.aged.erase(AgedKind.CODE, [sent.enrollment_id], grading_school.clock())

    with pytest.raises(NotAllowed, match="code_erased"):
        write(grading_school, "ines", sent)


def test_the_learners_copy_of_their_data_holds_them(grading_school: School, sent: Submission):
    write(grading_school, "ines", sent)

    data = own_data(grading_school.people["ada"], database=grading_school.database, now=grading_school.clock)

    (place,) = data.places
    assert [note.text for one in place.hand_ins for note in one.notes] == ["Lui parler."]
