"""Begins a regrade: one hand-in of each learner chosen stands in line again, behind all that learners wait for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.grading.run import Run
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.queue.queues import QueueName
from grader.domain.regrades.comparing import is_pass
from grader.domain.regrades.regrade import MOST_HAND_INS, Regrade, RegradeChoice, RegradeItem, WhichHandIns
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import RunState
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.queue import Doorbell
from grader.engine.ports.sources import NewId, Now
from grader.engine.submissions.intake import ring

NEWEST_COMPARED = 20
"""Hand-ins of a learner among which the best is looked for."""

READ_AT_ONCE = 200

Chosen = tuple[Submission, Run]
"""A hand-in, and its newest run."""


def start(
    viewer: Person | None,
    choice: RegradeChoice,
    *,
    handle: str = "",
    database: Database,
    doorbell: Doorbell,
    now: Now,
    new_id: NewId,
) -> Regrade:
    """Return the regrade, whose runs wait.

    Args:
        viewer: None is the command line, which may take all cohorts at once.
        handle: Of the learner whom alone it concerns.

    Raises:
        NotFound: There is no such exercise, cohort or learner in it, or the viewer is not of its staff.
        NotAllowed: `regrade_nothing`: no hand-in fits. `regrade_too_many`: there are more than a thousand learners.
            `regrade_open`: one of the same exercise and people awaits its end.
    """
    with database.read() as tx:
        _check(viewer, choice, tx)
        choice = replace(choice, learner=_learner(handle, choice, tx)) if handle else choice
        exercise = tx.catalog.current(choice.exercise)
        if exercise is None:
            raise NotFound("exercise", slug=choice.exercise)
        chosen = _chosen(choice, tx)
    count, by = len(chosen), viewer.id if viewer else None
    regrade = Regrade(new_id(), choice, exercise.suite_digest, now(), by, total=count, waiting=count)
    with database.begin() as tx:
        runs = _store(regrade, chosen, tx, new_id)
        tx.audit.add(Act.REGRADE_BEGUN, regrade.id, belongs_to=choice.exercise)
    ring(runs, doorbell=doorbell)
    return regrade


def start_everywhere(
    viewer: Person, choice: RegradeChoice, *, database: Database, doorbell: Doorbell, now: Now, new_id: NewId
) -> tuple[Regrade, ...]:
    """Return a regrade of each of the viewer's cohorts that has the exercise and hand-ins that fit, each by itself.

    Args:
        choice: Its cohort, where it names one, must be among them.

    Raises:
        NotFound: As `start`.
        NotAllowed: As `start`, where none could begin: what the choice's own cohort is refused for, or else the first.
    """
    with database.read() as tx:
        if choice.cohort is not None:
            _check(viewer, choice, tx)
        cohorts = [one.slug for one in tx.cohorts.led_with(viewer.id, choice.exercise)]
    begin = partial(start, viewer, database=database, doorbell=doorbell, now=now, new_id=new_id)
    begun: list[Regrade] = []
    refusals: dict[str, NotAllowed] = {}
    for slug in cohorts:
        try:
            begun.append(begin(replace(choice, cohort=slug)))
        except NotAllowed as refused:
            refusals[slug] = refused
    if not begun:
        first = next(iter(refusals.values()), NotFound("exercise", slug=choice.exercise))
        raise (
            first if choice.cohort is None else refusals.get(choice.cohort, NotFound("exercise", slug=choice.exercise))
        )
    return tuple(begun)


def _check(viewer: Person | None, choice: RegradeChoice, tx: Transaction) -> None:
    known = choice.cohort is None or tx.cohorts.get(choice.cohort) is not None
    allowed = viewer is None or (choice.cohort is not None and may_see_everyone(viewer, choice.cohort, tx))
    if not known or not allowed:
        raise NotFound("cohort", slug=choice.cohort or "")


def _learner(handle: str, choice: RegradeChoice, tx: Transaction) -> str:
    """Return the id of a learner; who is in no cohort of the choice is not there."""
    person = tx.people.by_handle(handle)
    if person is None or (choice.cohort and tx.cohorts.enrollment_of(choice.cohort, person.id) is None):
        raise NotFound("person", handle=handle)
    return person.id


def _chosen(choice: RegradeChoice, tx: Transaction) -> tuple[Chosen, ...]:
    """Return one hand-in a learner; what is being graded at this moment needs no second run."""
    compared = NEWEST_COMPARED if choice.which is WhichHandIns.BEST else 1
    sent = tx.regrades.hand_ins(choice, compared)
    if len({one.enrollment_id for one in sent}) > MOST_HAND_INS:
        raise NotAllowed("regrade_too_many", most=MOST_HAND_INS)
    chosen = tuple(
        max(theirs, key=_how_far)
        for _, theirs in groupby(_judged(choice, sent, tx), key=lambda one: one[0].enrollment_id)
    )
    if not chosen:
        raise NotAllowed("regrade_nothing", slug=choice.exercise)
    return chosen


def _judged(choice: RegradeChoice, sent: Sequence[Submission], tx: Transaction) -> Iterator[Chosen]:
    for first in range(0, len(sent), READ_AT_ONCE):
        some = sent[first : first + READ_AT_ONCE]
        runs = tx.runs.latest_of([one.id for one in some])
        for one in some:
            run = runs.get(one.id)
            if run is not None and run.result is not None and run.suite_digest.startswith(choice.judged_by or ""):
                yield one, run


def _how_far(chosen: Chosen) -> tuple[bool, int, int]:
    submission, run = chosen
    result = run.result
    return (is_pass(result), result.passed_checks, submission.number) if result else (False, 0, submission.number)


def _store(regrade: Regrade, chosen: Sequence[Chosen], tx: Transaction, new_id: NewId) -> tuple[Run, ...]:
    """Store a regrade with its runs; of two that begin at once and choose alike, the second finds the first."""
    tx.regrades.hold({one.enrollment_id for one, _ in chosen})
    earlier = tx.regrades.open_of(regrade.choice)
    if earlier is not None:
        raise NotAllowed("regrade_open", id=earlier.id)
    runs = tuple(_run(regrade, one, new_id()) for one, _ in chosen)
    tx.runs.add_all([(run, one.enrollment_id) for run, (one, _) in zip(runs, chosen, strict=True)])
    items = [
        RegradeItem(regrade.id, one.id, one.enrollment_id, before.id, run.id, new_id())
        for run, (one, before) in zip(runs, chosen, strict=True)
    ]
    tx.regrades.add(regrade, items)
    return runs


def _run(regrade: Regrade, submission: Submission, run_id: str) -> Run:
    return Run(
        id=run_id,
        submission_id=submission.id,
        queue=QueueName.REGRADE,
        state=RunState.QUEUED,
        suite_digest=regrade.suite_digest,
        queued_at=regrade.begun_at,
        regrade_id=regrade.id,
    )
