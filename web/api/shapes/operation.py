"""The state of the service, and what operators see, as the API shows it."""

from datetime import date, datetime
from typing import Self

from grader.domain.operation.audit import Act, Way
from grader.domain.operation.disk import DiskState
from grader.domain.queue.hosts import HostProblem
from grader.domain.queue.queues import QueueName
from grader.engine.operation import operator_page as engine
from grader.engine.operation.audit_page import AuditPage
from grader.engine.operation.service_status import Condition
from web.api.shapes.basic import Seconds, Shape
from web.api.shapes.queue import QueueState


class Pace(Shape):
    """How soon verdicts came on what was pushed."""

    since: datetime
    count: int
    half: Seconds | None
    """Seconds within which half of them came; null of none."""

    most: Seconds | None
    """Seconds within which 95 % of them came; null of none."""


class Trouble(Shape):
    """A day on which something of ours went wrong."""

    day: date
    ended: int
    """Hand-ins that could not be graded; they cost nobody a try."""

    tried_again: int
    waited: bool
    """For some time there were no sandboxes, and hand-ins waited."""


class ServiceStatus(Shape):
    """How the service does."""

    condition: Condition
    paces: list[Pace]
    """Over the last hour, and over the last day."""

    waiting: int
    longest_wait: Seconds
    """In seconds."""

    troubles: list[Trouble]
    """Of the last seven days, newest first."""


class Waiting(Shape):
    """A run that has waited for more than a minute."""

    run_id: str
    exercise: str
    queue: QueueName
    since: datetime


class Host(Shape):
    """A worker host that has not left."""

    host: str
    silent_for: Seconds
    """Since its last sign of life; it gives one every two seconds, and counts as dead after ten."""

    slots: int
    """How many runs it takes at once."""

    running: list[str]
    """The runs it has now."""

    problem: HostProblem | None
    """Why it takes no work; null where nothing is the matter."""

    draining: bool
    """It was asked to end what it has, to take nothing more, and to leave."""

    sandboxes: dict[str, int] | None
    """How many there are, by what they do; null where it has not said so, or Redis is away."""

    given: dict[str, int] | None
    """Seats given since its start, by what was there."""

    @classmethod
    def of(cls, line: engine.HostLine) -> Self:
        """Return the host of a line of the page."""
        live, said = line.live, line.sandboxes
        return cls(
            host=live.host.id,
            silent_for=live.silent_for,
            slots=live.host.slots,
            running=list(live.running),
            problem=live.host.problem,
            draining=live.draining,
            sandboxes=dict(said.sandboxes) if said else None,
            given=dict(said.given) if said else None,
        )


class Fault(Shape):
    """A fault of ours that a run met with."""

    run_id: str
    submission_id: str
    exercise: str
    at: datetime
    word: str
    ended: bool
    """The run ended with it; else it was tried again by itself."""

    can_retry: bool


class Disk(Shape):
    """A disk of the host that answers."""

    name: str
    """What it holds: `data`, `repositories` or `database`."""

    used: float
    """The part in use, from 0 to 1, of its bytes or entries: whichever is scarcer."""

    free_bytes: int
    state: DiskState


class OperatorPage(Shape):
    """What the operator's page shows."""

    at: datetime
    queues: list[QueueState]
    waiting: list[Waiting]
    hosts: list[Host]
    """Those that gave a sign of life within a day, the longest up first."""

    redis_answers: bool
    """If not, no bell is heard, and hosts cannot say how they stand."""

    faults: list[Fault]
    disks: list[Disk]
    backup_age: Seconds | None
    """Of the last backup, in seconds; null of none."""

    @classmethod
    def of(cls, page: engine.OperatorPage) -> Self:
        """Return the page."""
        return cls(
            at=page.at,
            queues=[QueueState.model_validate(queue) for queue in page.queues],
            waiting=[Waiting.model_validate(run) for run in page.waiting],
            hosts=[Host.of(line) for line in page.hosts],
            redis_answers=page.redis_answers,
            faults=[
                Fault(
                    run_id=line.fault.run_id,
                    submission_id=line.fault.submission_id,
                    exercise=line.fault.exercise,
                    at=line.fault.at,
                    word=line.fault.word,
                    ended=line.fault.ended,
                    can_retry=line.can_retry,
                )
                for line in page.faults
            ],
            disks=[Disk.model_validate(disk) for disk in page.disks],
            backup_age=page.backup_age,
        )


class Retried(Shape):
    """The run that waits now in place of the one that ended."""

    run_id: str


class Done(Shape):
    """An act."""

    id: int
    at: datetime
    way: Way
    who: str
    """A handle, of the command line the account of the machine, of the system nothing."""

    act: Act
    what: str
    """A handle, or the id or name of what was acted on."""

    belongs_to: str
    """Of a token or browser whose it is, by handle; of a person's place the cohort's slug; else empty."""


class Acts(Shape):
    """Acts, newest first."""

    items: list[Done]
    next: int | None
    """The `cursor` of the next page, or null."""

    @classmethod
    def of(cls, page: AuditPage) -> Self:
        """Return the page."""
        items = [
            Done(
                id=line.entry.id,
                at=line.entry.at,
                way=line.entry.actor.way,
                who=line.person.handle if line.person else line.entry.actor.who,
                act=line.entry.act,
                what=line.on.handle if line.on else line.entry.object,
                belongs_to=line.whose.handle if line.whose else line.entry.belongs_to,
            )
            for line in page.lines
        ]
        return cls(items=items, next=page.older)
