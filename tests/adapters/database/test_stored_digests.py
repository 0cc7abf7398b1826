"""The contract of `grader.engine.ports.digests.Digests`."""

from dataclasses import replace
from datetime import datetime, timedelta

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.digests import DigestReader, WorkOnExercise
from grader.domain.people import Person
from grader.domain.rosters.letter import LetterFault
from grader.domain.submissions.submission import Submission

COHORT = "dwwm-2026"
WEEK = timedelta(days=7)


def test_what_was_done_within_a_while_is_counted(school: SqlDatabase, submission: Submission) -> None:
    at, moment = submission.received_at, timedelta(microseconds=1)
    with school.begin() as tx:
        cell = tx.board.get(submission.enrollment_id, submission.exercise)
        tx.board.put(replace(cell, passed_at=at))

    with school.read() as tx:
        done = WorkOnExercise(submission.exercise, 1, 1, 1)
        assert (tx.digests.work(COHORT, at, at + moment), tx.digests.active(COHORT, at, at + moment)) == ((done,), 1)
        for beside in ((at - WEEK, at), (at + moment, at + WEEK)):
            assert (tx.digests.work(COHORT, *beside), tx.digests.active(COHORT, *beside)) == ((), 0)
        assert tx.digests.work("other", at, at + moment) == ()


def test_a_reader_is_kept_until_they_want_no_more(school: SqlDatabase, ines: Person, morning: datetime) -> None:
    reader = DigestReader(COHORT, ines.id, morning)
    late = replace(reader, tries=2, sent_at=morning, fault=LetterFault.GIVEN_UP)
    with school.begin() as tx:
        tx.digests.put(reader)
        tx.digests.put(late)

    with school.begin() as tx:
        assert (tx.digests.reader(COHORT, ines.id), tx.digests.of_person(ines.id)) == (late, (late,))
        assert [tx.digests.due(morning + by, 9) for by in (-WEEK, WEEK)] == [(), (late,)]
        tx.digests.forget(COHORT, ines.id)
        assert (tx.digests.reader(COHORT, ines.id), tx.digests.due(morning, 9)) == (None, ())


def test_one_alone_takes_what_is_due(school: SqlDatabase, ines: Person, morning: datetime) -> None:
    reader = DigestReader(COHORT, ines.id, morning)
    with school.begin() as tx:
        tx.digests.put(reader)

    with school.begin() as tx:
        taken = [tx.digests.claim(reader, morning + WEEK) for _ in range(2)]
        kept = tx.digests.reader(COHORT, ines.id)

    assert (taken, kept) == ([True, False], replace(reader, due_at=morning + WEEK, tries=1))
