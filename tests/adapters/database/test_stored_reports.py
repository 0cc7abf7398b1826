"""The contract of `grader.engine.ports.reports.Reports`."""

from datetime import datetime, timedelta

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.alerts.follow_up import FollowUp, WatchState
from grader.domain.comments import Comment, Thread, Turn
from grader.domain.help_requests import HelpRequest, Stage
from grader.domain.people import Person
from grader.domain.reports.activity import Support, SupportKind
from grader.domain.submissions.submission import Submission
from grader.engine.ports.reports import SupportCount

COHORT, INSTANT = "dwwm-2026", timedelta(microseconds=1)


def test_hand_ins_are_those_of_a_learner_from_a_moment_until_before_another(
    school: SqlDatabase, submission: Submission
) -> None:
    at, place = submission.received_at, submission.enrollment_id
    with school.read() as tx:
        assert tx.reports.hand_ins(place, at, at + INSTANT) == (submission,)
        assert tx.reports.hand_ins(place, at + INSTANT, at + 2 * INSTANT) == ()
        assert tx.reports.hand_ins(place, at - INSTANT, at) == ()
        assert tx.reports.hand_ins("E-nobody", at, at + INSTANT) == ()


def test_what_the_staff_did_is_told_and_not_what_the_learner_wrote(
    school: SqlDatabase, submission: Submission, ines: Person, morning: datetime
) -> None:
    place, beyond = submission.enrollment_id, morning + timedelta(hours=1)
    with school.begin() as tx:
        own = tx.cohorts.places([place])[0].person
        thread = Thread("T-1", submission.id, place, "", None, Turn.LEARNER, morning)
        tx.comments.begin(thread)
        tx.comments.add(Comment("C-1", "T-1", ines, "Bien.", morning))
        tx.comments.add(Comment("C-2", "T-1", own, "Merci.", morning))
        tx.alerts.follow_up(FollowUp("F-1", place, WatchState.CONTACTED, "", ines, morning))
        tx.alerts.follow_up(FollowUp("F-2", place, WatchState.NEW, "", ines, morning))
        tx.alerts.follow_up(FollowUp("F-3", place, WatchState.RESOLVED, "", ines, beyond))
        asked = ("H-1", Stage.TAKEN, ines), ("H-2", Stage.WAITING, None)
        for name, stage, helper in asked:
            tx.help_requests.add(
                HelpRequest(name, submission.id, place, name, "?", "", morning, stage, morning, helper)
            )

    with school.read() as tx:
        done = tx.reports.support_of(place, morning, beyond)
        counts = tx.reports.support_in(COHORT, morning, beyond)
        elsewhere = tx.reports.support_in("other", morning, beyond)

    kinds = (SupportKind.COMMENT, SupportKind.FOLLOW_UP, SupportKind.HELP)
    assert done == tuple(Support(kind, morning, ines) for kind in kinds)
    assert (counts, elsewhere) == ({kind: SupportCount(1, 1) for kind in kinds}, {})
