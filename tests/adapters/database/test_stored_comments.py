"""The contract of `grader.engine.ports.comments.Comments`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from grader.adapters.database import tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.comments import Comment, Thread, Turn
from grader.domain.people import Person
from grader.domain.submissions.submission import Submission
from grader.engine.comments.writing import remove_comment
from grader.engine.ports.retention import AgedKind
from tests.adapters.database.rows import all_rows
from tests.adapters.database.test_database_concurrency import at_once

MINUTE = timedelta(minutes=1)
ROUNDS = 8


@pytest.fixture
def said(school: SqlDatabase, submission: Submission, ada: Person, ines: Person, morning: datetime) -> Thread:
    """Return a thread on a line of Ada's first hand-in in which Inès wrote, and then Ada."""
    first = Comment("C-1", "H-1", ines, "Que vaut `x` ?", morning)
    second = Comment("C-2", "H-1", ada, "Ça marche ? é\n", morning + MINUTE)
    thread = Thread("H-1", submission.id, "E-ada", "bonjour.py", 2, Turn.STAFF, morning + MINUTE)
    with school.begin() as tx:
        tx.comments.begin(thread)
        tx.comments.add(second)
        tx.comments.add(first)
    return replace(thread, comments=(first, second))


def test_it_returns_threads_with_their_comments_in_order(school: SqlDatabase, said: Thread) -> None:
    with school.read() as tx:
        found = tx.comments.thread("H-1"), tx.comments.comment("C-2"), tx.comments.of_submissions(["S-1", "S-9"])
        nothing = tx.comments.thread("x"), tx.comments.comment("x"), tx.comments.count("S-9")
        number = tx.comments.count("S-1")

    assert found == (said, said.comments[1], {"S-1": (said,)})
    assert (nothing, number) == ((None, None, 0), 2)


def test_threads_on_the_whole_come_first_then_by_file_and_line(
    school: SqlDatabase, said: Thread, morning: datetime
) -> None:
    with school.begin() as tx:
        for number, (path, line) in enumerate([("a.py", 10), ("a.py", 9), ("", None)]):
            tx.comments.begin(Thread(f"T-{number}", "S-1", "E-ada", path, line, Turn.LEARNER, morning))

    with school.read() as tx:
        found = [one.id for one in tx.comments.of_submissions(["S-1"])["S-1"]]

    assert found == ["T-2", "T-1", "T-0", "H-1"]


def test_it_changes_and_forgets(school: SqlDatabase, said: Thread, morning: datetime) -> None:
    later = morning + 9 * MINUTE
    with school.begin() as tx:
        tx.comments.change("C-1", "Regarde `x`.", later)
        tx.comments.remove("C-2")
        tx.comments.turn_to("H-1", Turn.NOBODY)
    with school.read() as tx:
        found = tx.comments.thread("H-1")

    with school.begin() as tx:
        tx.comments.remove("C-1")
        tx.comments.end("H-1")
        gone = tx.comments.thread("H-1")

    changed = replace(said.comments[0], text="Regarde `x`.", changed_at=later)
    assert found == replace(said, turn=Turn.NOBODY, comments=(changed,))
    assert gone is None


def test_it_tells_what_awaits_whom_longest_first(school: SqlDatabase, said: Thread, morning: datetime) -> None:
    with school.begin() as tx:
        for number, turn in enumerate((Turn.LEARNER, Turn.LEARNER, Turn.NOBODY, Turn.STAFF)):
            at = morning - number * MINUTE
            tx.comments.begin(Thread(f"T-{number}", "S-1", "E-ada", "", None, turn, at))

    with school.read() as tx:
        learners = [one.id for one in tx.comments.awaiting_learner(["E-ada", "E-karim"], 9)]
        first = [one.id for one in tx.comments.awaiting_learner(["E-ada"], 1)]
        staffs = [one.id for one in tx.comments.awaiting_staff(["dwwm-2026", "x"], 9)]
        counted = tx.comments.count_awaiting_learner("E-ada"), tx.comments.count_awaiting_staff(["dwwm-2026", "x"])

    assert (learners, first, staffs) == (["T-1", "T-0"], ["T-1"], ["T-3", "H-1"])
    assert counted == (2, {"dwwm-2026": 2})


def test_who_left_awaits_nothing_of_the_staff(school: SqlDatabase, said: Thread, address: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(update(tables.enrollment).values(status=EnrollmentStatus.LEFT))
    engine.dispose()

    with school.read() as tx:
        found = tx.comments.awaiting_staff(["dwwm-2026"], 9), tx.comments.count_awaiting_staff(["dwwm-2026"])

    assert found == ((), {})


def test_it_returns_all_that_somebody_wrote(school: SqlDatabase, said: Thread) -> None:
    with school.read() as tx:
        found = tx.comments.by_author("P-INES"), tx.comments.by_author("P-KARIM")

    assert found == ((("S-1", said.comments[0]),), ())


def test_all_of_it_goes_with_the_code(school: SqlDatabase, said: Thread, morning: datetime, address: str) -> None:
    with school.begin() as tx:
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    rows = all_rows(address)
    assert (rows["comment"], rows["comment_thread"]) == ([], [])


def test_an_author_who_was_erased_has_no_name_in_it(school: SqlDatabase, said: Thread, morning: datetime) -> None:
    with school.begin() as tx:
        tx.aged.erase(AgedKind.ACCOUNT, ["P-INES"], morning)

    with school.read() as tx:
        found = tx.comments.comment("C-1")

    assert found is not None
    assert (found.author.name, found.text) == ("Ancienne personne de l'équipe 1", "Que vaut `x` ?")


def test_two_who_remove_the_last_comments_at_once_leave_no_empty_thread(
    school: SqlDatabase, submission: Submission, ada: Person, ines: Person, morning: datetime, address: str
) -> None:
    with school.begin() as tx:
        tx.cohorts.add_staff("dwwm-2026", ines.id)
        for number in range(ROUNDS):
            tx.comments.begin(Thread(f"H-{number}", submission.id, "E-ada", "", None, Turn.STAFF, morning))
            for author in (ada, ines):
                tx.comments.add(Comment(f"C-{number}-{author.id}", f"H-{number}", author, "?", morning))

    for number in range(ROUNDS):
        at_once(
            2,
            lambda who, number=number: remove_comment(
                (ada, ines)[who], f"C-{number}-{(ada, ines)[who].id}", database=school
            ),
        )

    rows = all_rows(address)
    assert (rows["comment"], rows["comment_thread"]) == ([], [])
