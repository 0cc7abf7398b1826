"""What operators read of the installation: counts, faults, queues, and what hosts say of themselves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from grader.domain.operation.asked_backup import AskedBackup
from grader.domain.operation.certificate import Certificate
from grader.domain.operation.disk import Disk
from grader.domain.operation.software import EngineState, ImageState, Versions
from grader.domain.operation.tally import Tally
from grader.domain.queue.queues import QueueName

Disks = Callable[[], tuple[Disk, ...]]
"""Returns the disks of the installation's folders as this host sees them now; a PlatformError where one is away."""

ReadVersions = Callable[[], Versions]
"""Returns which programs this process works with; one that is away has none."""

LookAtEngine = Callable[[], EngineState]
"""Returns this host's Docker Engine and its images; SandboxUnavailable where none answers."""


@dataclass(frozen=True)
class KeptBackups:
    """What lies in the installation's own folder of backups, as this host sees it.

    Attributes:
        folder: Where.
        most: How many are kept; the oldest leave for a newer one.
        newest_bytes: The size of the newest; 0 where there is none.
        beside_data: It lies on the disk of the data folder, so that both are lost together.
    """

    folder: str
    count: int
    most: int
    newest_bytes: int
    beside_data: bool


LookAtCertificate = Callable[[], Certificate | None]
"""Returns the certificate that we serve ourselves as its files are now; None where a proxy serves TLS."""

LookAtBackups = Callable[[], KeptBackups]
"""Returns what is kept; a folder that is not there, or not this account's to read, holds none."""


@dataclass(frozen=True)
class Fault:
    """A fault of ours that a run met with.

    Attributes:
        id: Greater than that of any earlier one; 0 before it is stored.
        word: Which fault: the name of its class, `LeaseExpired`, or `Reported` by the harness.
        ended: The run ended with it; else we tried again.
    """

    run_id: str
    submission_id: str
    exercise: str
    at: datetime
    word: str
    ended: bool
    id: int = 0


@dataclass(frozen=True)
class QueueState:
    """How a queue stands.

    Attributes:
        oldest: When the run was queued that has stood in line longest, or None; what waits behind another run of its
            own learner does not stand in line.
        running: How many of its runs are under way.
        held: How many are held until their time, where trainers bound tries; they wait for no worker.
    """

    queue: QueueName
    waiting: int = 0
    oldest: datetime | None = None
    running: int = 0
    held: int = 0

    def longest_wait(self, now: datetime) -> timedelta:
        """Return how long the run has waited that has waited longest; none where nothing waits."""
        return max(now - self.oldest, timedelta(0)) if self.oldest else timedelta(0)


@dataclass(frozen=True)
class WaitingRun:
    """A run that waits, since when."""

    run_id: str
    exercise: str
    queue: QueueName
    since: datetime


class Tallies(Protocol):
    """Counts by the hour; of those that are folded the hour is `EVER`."""

    def add(self, tallies: Sequence[Tally]) -> None:
        """Add to what is counted already; a transaction does this last, as others wait for the same rows."""

    def since(self, hour: datetime) -> tuple[Tally, ...]:
        """Return the counts of an hour and those after it."""

    def troubles_since(self, hour: datetime) -> tuple[Tally, ...]:
        """Return, of an hour and those after it, the counts of faults of ours and of runs that ended with one."""

    def totals(self) -> tuple[Tally, ...]:
        """Return the counts of all time, each with the hour `EVER`."""

    def has_before(self, hour: datetime) -> bool:
        """Tell whether hours before this one are still counted apart."""

    def fold(self, hour: datetime) -> None:
        """Forget the hours of what happened before this one; it counts under `EVER` from now on."""


class Faults(Protocol):
    """Faults of ours, by run."""

    def add(self, fault: Fault) -> None:
        """Store one."""

    def latest(self, limit: int) -> tuple[Fault, ...]:
        """Return the newest."""

    def forget(self, before: datetime) -> None:
        """Forget those from before a moment."""


class AskedBackups(Protocol):
    """The backup that an operator asked for last."""

    def ask(self, backup: AskedBackup) -> None:
        """Store it in the place of the one before."""

    def newest(self) -> AskedBackup | None:
        """Return it."""

    def begin(self, backup_id: str, at: datetime) -> bool:
        """Let whoever asks write it; False where somebody else does already."""

    def note(self, backup: AskedBackup) -> None:
        """Store how far it has come."""


class Queues(Protocol):
    """How the queues stand now, as the database has it."""

    def state(self) -> tuple[QueueState, ...]:
        """Return all of them in their order, in one query."""

    def longest_waiting(self, limit: int) -> tuple[WaitingRun, ...]:
        """Return the runs that have waited longest, longest first."""


UNHEARD_AFTER = timedelta(seconds=15)


@dataclass(frozen=True)
class HostVitals:
    """How a worker host stands, in its own words.

    Attributes:
        workers: RQ workers that live.
        sandboxes: How many there are, by what they do: `fresh`, `parked`, `leased`, `making`.
        given: Seats given since the host's start, by what was there: `parked`, `fresh`, or `made` for it.
        program: The version of this product that it runs.
        engine: The version of its Docker Engine; empty while it has not answered yet.
        images: Those that it has, and those that it lacks, by name.
    """

    host: str
    said_at: datetime
    workers: int
    sandboxes: Mapping[str, int]
    given: Mapping[str, int]
    program: str = ""
    engine: str = ""
    images: tuple[ImageState, ...] = ()

    def is_heard(self, now: datetime) -> bool:
        """Tell whether it spoke a moment ago."""
        return now - self.said_at < UNHEARD_AFTER


class Vitals(Protocol):
    """What worker hosts say of themselves every two seconds."""

    def tell(self, vitals: HostVitals) -> None:
        """Say it; a Redis that is away is logged and otherwise ignored."""

    def hosts(self, now: datetime) -> tuple[HostVitals, ...]:
        """Return what each host said last, by name, within a day.

        Raises:
            QueueUnavailable: No Redis answers.
        """
