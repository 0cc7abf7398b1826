"""Looks at each cohort that has a chat now and then, and writes down a message of what was not so before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from grader.domain.alerts.exercise_signs import ExerciseSignKind
from grader.domain.alerts.follow_up import WatchState
from grader.domain.alerts.signs import ASKED
from grader.domain.chat import LOOK_EVERY, ChangeKind, ChatChange, ChatHook, ChatMessage
from grader.domain.cohorts.cohort import Cohort
from grader.domain.regrades.regrade import RegradeState
from grader.engine.alerts.reading import TodayPage, Watched, today_of
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.sources import NewId, Now

AT_ONCE = 20
REGRADES = 20
HINTS = {ExerciseSignKind.FLAKY: ChangeKind.FLAKY, ExerciseSignKind.HARD: ChangeKind.HARD}

Write = Callable[[Cohort, Sequence[ChatChange], ChatHook], str]
"""Writes what changed in a cohort as one message."""


def look_at_cohorts(
    write: Write, *, database: Database, now: Now, zone: tzinfo, public_holidays: PublicHolidays, new_id: NewId
) -> int:
    """Look at the cohorts whose turn it is, and return how many messages were written down."""
    with database.read() as tx:
        due = tx.chats.to_look_at(now(), AT_ONCE)
    written = 0
    for hook in due:
        with database.begin() as tx:
            written += _look(hook, write, tx, now(), zone, public_holidays, new_id)
    return written


def _look(
    hook: ChatHook,
    write: Write,
    tx: Transaction,
    at: datetime,
    zone: tzinfo,
    public_holidays: PublicHolidays,
    new_id: NewId,
) -> bool:
    """Tell whether there was something new; of a cohort that is over, the chat is forgotten."""
    cohort = tx.cohorts.get(hook.cohort)
    if cohort is None or (cohort.ends_at is not None and cohort.ends_at <= at):
        tx.chats.forget(hook.cohort)
        return False
    if not tx.chats.claim_look(hook, at + LOOK_EVERY):
        return False
    changes = tuple(_so_now(today_of(cohort, tx, at, zone, public_holidays), hook, tx))
    told = tuple(sorted({one.key for one in changes}))
    if told != hook.told:
        tx.chats.put(replace(hook, look_at=at + LOOK_EVERY, told=told))
    new = [] if hook.told is None else [one for one in changes if one.key not in hook.told]
    if new:
        tx.chats.add(ChatMessage(new_id(), hook.cohort, write(cohort, new, hook), at, at))
    return bool(new)


def _so_now(today: TodayPage, hook: ChatHook, tx: Transaction) -> Iterator[ChatChange]:
    for one in (one for state in (WatchState.NEW, WatchState.CONTACTED) for one in today.people[state]):
        yield from _of_person(one, today, hook)
    for sign in today.exercise_signs:
        named = _title(sign.exercise, today, hook)
        yield ChatChange(f"{sign.kind.value}:{sign.exercise}:{sign.check}", HINTS[sign.kind], exercise=named)
    for regrade in tx.regrades.newest([hook.cohort], REGRADES):
        if regrade.state is RegradeState.APPLIED:
            named = _title(regrade.choice.exercise, today, hook)
            yield ChatChange(f"regrade:{regrade.id}", ChangeKind.REGRADE, exercise=named)


def _of_person(one: Watched, today: TodayPage, hook: ChatHook) -> Iterator[ChatChange]:
    """Yield each request of theirs, and once, however many signs there are, that they need attention."""
    learner = one.enrollment.person
    for sign in one.signs:
        if sign.kind in ASKED:
            key = f"{sign.kind.value}:{sign.submission_id}:{sign.thread_id}"
            yield ChatChange(key, ChangeKind.HELP, learner, _title(sign.exercise, today, hook) if sign.exercise else "")
    if any(sign.kind not in ASKED for sign in one.signs):
        yield ChatChange(f"person:{one.enrollment.id}", ChangeKind.PERSON, learner)


def _title(slug: str, today: TodayPage, hook: ChatHook) -> str:
    exercise = today.exercises.get(slug)
    return exercise.title.in_(hook.language) if exercise else slug
