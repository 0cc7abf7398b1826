"""What operators see of the installation, as the API shows it."""

from datetime import datetime
from typing import Self

from grader.domain.operation import to_mend as domain
from grader.domain.operation.asked_backup import AskedBackup as Asked
from grader.domain.operation.asked_backup import BackupFault, BackupState
from grader.domain.operation.disk import DiskState
from grader.domain.operation.software import ImageCondition
from grader.domain.operation.to_mend import MendWord
from grader.domain.queue.hosts import HostProblem
from grader.domain.queue.queues import QueueName
from grader.domain.text import Language
from grader.engine.operation import operator_page as shown
from grader.wording.operation.mending_words import mending_command, mending_sentence
from web.api.shapes.basic import Seconds, Shape
from web.api.shapes.queue import QueueState


class Waiting(Shape):
    """A run that has waited for more than a minute."""

    run_id: str
    exercise: str
    queue: QueueName
    since: datetime


class Image(Shape):
    """The image of a language on one host."""

    name: str
    condition: ImageCondition
    on_demand: bool
    """It is built only where an exercise needs it."""

    digest: str
    """Equal on every host; empty where it is missing."""

    built_at: datetime | None


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

    program: str
    """The version of this product that it runs; empty where it has not said so."""

    engine: str
    """The version of its Docker Engine; empty where it has not said so."""

    images: list[Image]

    @classmethod
    def of(cls, line: shown.HostLine) -> Self:
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
            program=said.program if said else "",
            engine=said.engine if said else "",
            images=[Image.model_validate(image) for image in said.images] if said else [],
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


class ToMend(Shape):
    """One thing of the installation that is not right."""

    word: MendWord
    about: str
    """A host, a disk, a queue, a number; empty where the word says all."""

    image: str
    """Of an image that a host lacks, its name; else empty."""

    sentence: str
    """What it is and what to do, in the asker's language."""

    command: str
    """The command that mends it, or an empty text."""


class AskedBackup(Shape):
    """The backup that was asked for last."""

    id: str
    asked_at: datetime
    state: BackupState
    written_bytes: int
    """So far; at its end the size of the file."""

    ended_at: datetime | None
    file: str
    """Its name in the installation's own folder, once it is complete; else empty."""

    fault: BackupFault | None
    """Why it did not come to its end."""

    @classmethod
    def of(cls, asked: Asked, at: datetime) -> Self:
        """Return how it stands at a moment."""
        return cls(
            id=asked.id,
            asked_at=asked.asked_at,
            state=asked.state(at),
            written_bytes=asked.written_bytes,
            ended_at=asked.ended_at,
            file=asked.file,
            fault=asked.fault(at),
        )


class Backups(Shape):
    """What is kept for the day when something is lost."""

    age: Seconds | None
    """Of the last backup, in seconds; null of none."""

    folder: str
    count: int
    most: int
    newest_bytes: int
    beside_data: bool
    """They lie on the disk of the data folder."""

    asked: AskedBackup | None


class SoftwareVersions(Shape):
    """Of the programs that the answering process works with; empty where one is away."""

    program: str
    python: str
    git: str
    redis: str
    database: str
    revision: str
    needed_revision: str


class Certificate(Shape):
    """The certificate that the installation serves itself."""

    folder: str
    starts_at: datetime | None
    ends_at: datetime | None
    names: list[str]
    problem: str | None
    """Why its files cannot be served; null where they can."""


class LetterState(Shape):
    """What goes to people by e-mail."""

    has_server: bool
    last_sent_at: datetime | None
    lost: int
    """People whose newest letter did not arrive."""


class OperatorPage(Shape):
    """What the operator's page shows."""

    at: datetime
    to_mend: list[ToMend]
    """What is not right; an empty list is a good day."""

    queues: list[QueueState]
    waiting: list[Waiting]
    hosts: list[Host]
    """Those that gave a sign of life within a day, the longest up first."""

    redis_answers: bool
    """If not, no bell is heard, and hosts cannot say how they stand."""

    faults: list[Fault]
    disks: list[Disk]
    backups: Backups
    versions: SoftwareVersions
    certificate: Certificate | None
    """Null where a proxy serves TLS."""

    letters: LetterState
    backup_age: Seconds | None
    """Of the last backup, in seconds; null of none."""

    @classmethod
    def of(cls, page: shown.OperatorPage, language: Language) -> Self:
        """Return the page."""
        stored, machine = page.stored, page.machine
        asked = stored.asked_backup
        return cls(
            at=page.at,
            to_mend=[_to_mend(one, language) for one in page.to_mend],
            queues=[QueueState.model_validate(queue) for queue in stored.queues],
            waiting=[Waiting.model_validate(run) for run in page.waiting],
            hosts=[Host.of(line) for line in page.hosts],
            redis_answers=page.redis_answers,
            faults=[_fault(line) for line in stored.faults],
            disks=[Disk.model_validate(disk) for disk in machine.disks],
            backups=Backups(
                **vars(machine.backups), age=page.backup_age, asked=asked and AskedBackup.of(asked, page.at)
            ),
            versions=SoftwareVersions.model_validate(machine.versions),
            certificate=machine.certificate and Certificate.model_validate(machine.certificate),
            letters=LetterState(
                has_server=machine.sends_letters, last_sent_at=stored.letter_sent_at, lost=stored.letters_lost
            ),
            backup_age=page.backup_age,
        )


def _to_mend(one: domain.ToMend, language: Language) -> ToMend:
    sentence, command = mending_sentence(one, language), mending_command(one)
    return ToMend(word=one.word, about=one.about, image=one.image, sentence=sentence, command=command)


def _fault(line: shown.FaultLine) -> Fault:
    fault = line.fault
    return Fault(
        run_id=fault.run_id,
        submission_id=fault.submission_id,
        exercise=fault.exercise,
        at=fault.at,
        word=fault.word,
        ended=fault.ended,
        can_retry=line.can_retry,
    )


class Retried(Shape):
    """The run that waits now in place of the one that ended."""

    run_id: str
