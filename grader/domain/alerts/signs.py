"""Signs that somebody needs their trainers: each is a fact that can be looked up, and ends where the fact does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from grader.domain.alerts.follow_up import FollowUp, WatchState
from grader.domain.alerts.rules import AlertRules
from grader.domain.comments import Thread
from grader.domain.days import start_of
from grader.domain.help_requests import HelpRequest
from grader.domain.plans.working_days import working_days_between
from grader.domain.stumbles.effort import Effort


class SignKind(StrEnum):
    """What is told; in the order in which one person's are."""

    HELP = "help"
    REVIEW = "review"
    STUCK = "stuck"
    BEHIND = "behind"
    QUIET = "quiet"


ASKED = frozenset({SignKind.HELP, SignKind.REVIEW})
"""Somebody waits for an answer."""


@dataclass(frozen=True)
class Sign:
    """A fact about a learner.

    Attributes:
        since: Since when it is so; of who is quiet the last hand-in. None where there was none yet; of who is behind.
        moved_at: When the newest of what it rests on came; of who is behind, the last date of the plan that is past.
        count: Tries, working days, or exercises.
        exercise: Its slug, where it is about one.
        check: The id of the check that stops them; empty where the whole run is stopped.
        submission_id: The hand-in that it is about, where it is about one.
        thread_id: The comments of it that await an answer.
    """

    kind: SignKind
    since: datetime | None
    moved_at: datetime
    count: int = 0
    exercise: str = ""
    check: str = ""
    submission_id: str = ""
    thread_id: str = ""


@dataclass(frozen=True)
class Morning:
    """When one looks, and by which rules.

    Attributes:
        zone: The school's, whose days are counted.
        began_at: When the cohort first handed something in; None where it has not.
        off: Days on which its plan lets nobody work, beside the weekends.
    """

    now: datetime
    zone: tzinfo
    rules: AlertRules
    began_at: datetime | None = None
    off: frozenset[date] = frozenset()

    def day_of(self, moment: datetime) -> date:
        """Return the school's day of a moment."""
        return moment.astimezone(self.zone).date()

    def quiet_days_since(self, moment: datetime) -> int:
        """Return how many whole working days went by since the day of a moment."""
        return working_days_between(self.day_of(moment), self.day_of(self.now), self.off)


def asked_for_help(request: HelpRequest) -> Sign:
    """Return that somebody asked for help and waits."""
    asked = request.asked_at
    return Sign(SignKind.HELP, asked, asked, exercise=request.exercise, submission_id=request.submission_id)


def awaits_review(threads: Sequence[Thread]) -> Sign:
    """Return that comments of a learner wait for an answer; the thread that has waited longest comes first."""
    first, moved = threads[0], [thread.moved_at for thread in threads]
    about = {"submission_id": first.submission_id, "thread_id": first.id}
    return Sign(SignKind.REVIEW, min(moved), max(moved), len(threads), **about)


def stuck(effort: Effort, exercise: str, morning: Morning) -> Sign | None:
    """Return that the same check stops somebody again and again; None where it does not, or not often enough."""
    check, since, last = effort.stopped_check, effort.stopped_since, effort.stopped_at
    if effort.passed_at is not None or check is None or since is None or last is None or effort.stopped_tries < 2:  # noqa: PLR2004 - one try is no again
        return None
    long = last - since >= timedelta(minutes=morning.rules.stuck_minutes)
    at_work = long and morning.day_of(since) == morning.day_of(last)
    if effort.stopped_tries < morning.rules.stuck_tries and not at_work:
        return None
    return Sign(SignKind.STUCK, since, last, effort.stopped_tries, exercise, check)


def behind(overdue: int, newest: datetime, morning: Morning) -> Sign | None:
    """Return that dates of the plan are past for somebody; None where they are not, or not enough of them.

    Args:
        overdue: How many exercises have their date behind them and do not pass.
        newest: The last date of the plan that is past.
    """
    return Sign(SignKind.BEHIND, None, newest, overdue) if overdue >= morning.rules.overdue else None


def quiet(last_at: datetime | None, morning: Morning, back_on: date | None = None) -> Sign | None:
    """Return that nothing came from somebody for some working days; who never began counts from the cohort's start.

    Args:
        back_on: The day from which they are in training, where they were not before: no day ahead of it counts.
    """
    counted_from = last_at or morning.began_at
    if counted_from is None:
        return None
    if back_on is not None:
        counted_from = max(counted_from, start_of(back_on, morning.zone))
    days = morning.quiet_days_since(counted_from)
    return Sign(SignKind.QUIET, last_at, counted_from, days) if days >= morning.rules.quiet_days else None


def since_then(signs: Iterable[Sign], newest: FollowUp | None, morning: Morning) -> tuple[Sign, ...]:
    """Return the signs that the newest step about somebody does not answer: all, unless it says that it is resolved."""
    if newest is None or newest.state is not WatchState.RESOLVED:
        return tuple(signs)
    return tuple(sign for sign in signs if _came_after(sign, newest.at, morning))


def state_of(newest: FollowUp | None, signs: Sequence[Sign], morning: Morning) -> WatchState:
    """Return how far the staff have come with somebody: what came after it was resolved is new."""
    if newest is None or newest.state is WatchState.NEW:
        return WatchState.NEW
    if newest.state is WatchState.RESOLVED and since_then(signs, newest, morning):
        return WatchState.NEW
    return newest.state


def _came_after(sign: Sign, resolved_at: datetime, morning: Morning) -> bool:
    """Tell whether a sign holds in spite of what was done.

    Who is quiet has as many days again. A try of the same day tells nothing yet of what was explained.
    """
    if sign.kind is SignKind.QUIET:
        return morning.quiet_days_since(max(resolved_at, sign.moved_at)) >= morning.rules.quiet_days
    if sign.kind is SignKind.STUCK:
        return morning.day_of(sign.moved_at) > morning.day_of(resolved_at)
    return sign.moved_at > resolved_at
