"""The operator's page: what is not right, what waits and where, which hosts grade, what is kept, and the faults."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.errors import QueueUnavailable
from grader.domain.identities.trouble import ProviderTrouble
from grader.domain.operation.asked_backup import AskedBackup, BackupState
from grader.domain.operation.certificate import Certificate
from grader.domain.operation.disk import Disk
from grader.domain.operation.software import Versions
from grader.domain.operation.to_mend import MendWord, ToMend
from grader.domain.queue.hosts import LiveHost
from grader.engine.grading.retrying import may_retry
from grader.engine.operation import mending
from grader.engine.operation.backup import OLD_AFTER, last_backup
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.operation import Fault, HostVitals, KeptBackups, QueueState, Vitals, WaitingRun
from grader.engine.ports.sources import Now
from grader.engine.queue.attendance import SILENT_AFTER

FAULTS_SHOWN, WAITING_SHOWN = 50, 20
TOO_LONG = timedelta(minutes=1)
REMEMBERED = timedelta(days=1)


@dataclass(frozen=True)
class HostLine:
    """A host as the database and its own words have it.

    Attributes:
        sandboxes: What it says of them; None where it has said nothing, or Redis is away.
    """

    live: LiveHost
    sandboxes: HostVitals | None

    @property
    def is_heard(self) -> bool:
        """Tell whether it counts as alive."""
        return self.live.silent_for <= SILENT_AFTER


@dataclass(frozen=True)
class FaultLine:
    """A fault, and whether the run that ended with it can be tried again."""

    fault: Fault
    can_retry: bool


@dataclass(frozen=True)
class Machine:
    """What the web process's own host says.

    Attributes:
        certificate: None where a proxy, or nobody, serves TLS.
        sends_letters: A mail server is set.
        providers: The names of those of identities, and of learning platforms.
    """

    disks: tuple[Disk, ...]
    versions: Versions
    backups: KeptBackups
    certificate: Certificate | None
    sends_letters: bool
    providers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Stored:
    """What the database says.

    Attributes:
        waiting: Runs that have waited longest, longest first, at most 20.
        hosts: All that gave a sign of life within a day and have not left, the longest up first.
        faults: Newest first, at most 50.
        asked_for: The images that published exercises run in.
        backed_up_at: When the last backup was complete.
        asked_backup: The one that was asked for last on a page.
        letter_sent_at: When the mail server took the last letter that is known.
        letters_lost: People whose newest letter did not arrive.
        troubles: Providers by which sign-ins failed since somebody came in by them.
        grades_waiting: Grades that learning platforms do not have after some tries, by the platform's name.
    """

    queues: tuple[QueueState, ...]
    waiting: tuple[WaitingRun, ...]
    hosts: tuple[LiveHost, ...]
    faults: tuple[FaultLine, ...]
    asked_for: frozenset[str]
    backed_up_at: datetime | None
    asked_backup: AskedBackup | None
    letter_sent_at: datetime | None
    letters_lost: int
    troubles: tuple[ProviderTrouble, ...]
    grades_waiting: Mapping[str, int]


@dataclass(frozen=True)
class OperatorPage:
    """What the page shows.

    Attributes:
        at: When it was read.
        to_mend: What is not right, the worst first.
        waiting: Runs that wait for more than a minute, longest first, at most 20.
        redis_answers: Bells are heard, and hosts can say how their sandboxes stand.
        backup_age: Of the last backup; None of none.
    """

    at: datetime
    to_mend: tuple[ToMend, ...]
    machine: Machine
    stored: Stored
    waiting: tuple[WaitingRun, ...]
    hosts: tuple[HostLine, ...]
    redis_answers: bool
    backup_age: timedelta | None


def operation(machine: Machine, *, database: Database, vitals: Vitals, now: Now) -> OperatorPage:
    """Return what the operator's page shows, in some ten queries."""
    at = now()
    with database.read() as tx:
        stored = _stored(tx)
    said = _said(vitals, at)
    age = at - stored.backed_up_at if stored.backed_up_at else None
    return OperatorPage(
        at=at,
        to_mend=(
            *_to_mend(machine, stored, said, at),
            *_of_backups(age, stored, at),
            *_of_letters(machine, stored),
            *_of_providers(machine, stored, at),
        ),
        machine=machine,
        stored=stored,
        waiting=tuple(run for run in stored.waiting if at - run.since > TOO_LONG),
        hosts=tuple(HostLine(host, (said or {}).get(host.host.id)) for host in stored.hosts),
        redis_answers=said is not None,
        backup_age=age,
    )


def _stored(tx: Transaction) -> Stored:
    faults = tx.faults.latest(FAULTS_SHOWN)
    newest = tx.runs.latest_of(sorted({fault.submission_id for fault in faults if fault.ended}))
    retriable = {run.id for run in newest.values() if may_retry(run)}
    return Stored(
        queues=tx.queues.state(),
        waiting=tx.queues.longest_waiting(WAITING_SHOWN),
        hosts=tuple(tx.hosts.live(REMEMBERED)),
        faults=tuple(FaultLine(one, can_retry=one.ended and one.run_id in retriable) for one in faults),
        asked_for=frozenset(exercise.image for exercise in tx.catalog.all_current()),
        backed_up_at=last_backup(tx.audit),
        asked_backup=tx.asked_backups.newest(),
        letter_sent_at=tx.letters.last_sent_at(),
        letters_lost=tx.letters.lost(),
        troubles=tx.identities.troubles(),
        grades_waiting=tx.lti.troubled(),
    )


def _to_mend(
    machine: Machine, stored: Stored, said: Mapping[str, HostVitals] | None, at: datetime
) -> tuple[ToMend, ...]:
    return (
        *mending.of_versions(machine.versions),
        *mending.of_disks(machine.disks),
        *mending.of_hosts(stored.hosts, said),
        *mending.of_images(said or {}, stored.asked_for, machine.versions.program),
        *mending.of_queues(stored.queues, at),
        *mending.of_certificate(machine.certificate, at),
    )


def _of_backups(age: timedelta | None, stored: Stored, at: datetime) -> tuple[ToMend, ...]:
    asked = stored.asked_backup
    broke = asked is not None and asked.state(at) is BackupState.BROKEN
    due = (age is None or age > OLD_AFTER) and not (asked is not None and asked.is_open(at))
    found = {MendWord.BACKUP_BROKE: broke, MendWord.BACKUP_DUE: due}
    return tuple(ToMend(word) for word, is_so in found.items() if is_so)


def _of_letters(machine: Machine, stored: Stored) -> tuple[ToMend, ...]:
    lost = machine.sends_letters and stored.letters_lost
    return (ToMend(MendWord.LETTERS_LOST, str(stored.letters_lost)),) if lost else ()


def _of_providers(machine: Machine, stored: Stored, at: datetime) -> tuple[ToMend, ...]:
    """Return what is not right with the providers and learning platforms that the settings still name."""
    failing = [one for one in stored.troubles if one.provider in machine.providers and one.is_told(at)]
    waiting = [(name, count) for name, count in stored.grades_waiting.items() if name in machine.providers]
    return (
        *(ToMend(MendWord.PROVIDER_FAILS, one.provider, fault=one.fault) for one in failing),
        *(ToMend(MendWord.GRADES_WAIT, f"{name}, {count}") for name, count in waiting),
    )


def _said(vitals: Vitals, at: datetime) -> dict[str, HostVitals] | None:
    try:
        return {host.host: host for host in vitals.hosts(at) if host.is_heard(at)}
    except QueueUnavailable:
        return None
