"""The small Protocols that the steps are written against: what is asked of the outside, without saying of whom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import BinaryIO, Protocol

from grader.domain.exercise import Exercise, SourceFile
from grader.domain.hand_in import TreeEntry
from grader.domain.report import CheckReport, Report
from grader.domain.submission import QueueName
from grader.engine.records import Transaction

Now = Callable[[], datetime]
"""Returns the present moment, aware and in UTC."""

NewId = Callable[[], str]
"""Returns 10 random Crockford base-32 characters."""

NewSecret = Callable[[], str]
"""Returns a random text of at least 256 bits that is fit for an address."""

OnCheck = Callable[[CheckReport], None]


class Database(Protocol):
    """The truth. A transaction commits when its block ends well, and is rolled back when it raises."""

    def begin(self, *, lasting: bool = True) -> AbstractContextManager[Transaction]:
        """Open a transaction that may write.

        Args:
            lasting: Its commit is on the disk when the block has ended. False is for what would only be done again: a
                power cut may undo it.

        Raises:
            Conflict: On commit, when another transaction stored the same unique thing first.
        """

    def read(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that only reads, and waits for no writer."""

    def glance(self) -> AbstractContextManager[Transaction]:
        """Open the database for one question, which sees one moment by itself; a second may see a later one."""


class Repositories(Protocol):
    """Learners' bare Git repositories on this installation, named by `Repository.path`."""

    def create(self, path: str, files: Sequence[SourceFile], message: str) -> str:
        """Make a repository whose `main` holds these files in one commit, and return the commit's id."""

    def main(self, path: str) -> tuple[str, datetime] | None:
        """Return the commit that `main` points to and when it was moved there, or None when there is none.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def has_commit(self, path: str, commit: str) -> bool:
        """Tell whether the repository holds this commit, whichever branch it is on.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def mark(self, path: str) -> str:
        """Return a text that differs once `main` has moved; it costs no more than asking for two files' times.

        A repository that cannot be read has a mark too.
        """

    def folders(self, path: str, commit: str) -> Mapping[str, str]:
        """Return the tree id of each top-level folder of a commit, by name.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def entries(self, path: str, tree: str, first: Sequence[str]) -> Iterator[TreeEntry]:
        """Yield what is below a tree: what may match the globs of `first`, then the rest up to an early stop.

        A path may come twice.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def read(self, path: str, entries: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
        """Return the files of these entries.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """


@dataclass(frozen=True)
class RefUpdate:
    """What a push asks for: to move a ref from one commit to another (40 zeros: none)."""

    ref: str
    old: str
    new: str


class Receiving(Protocol):
    """A push under way on our own Git server, with a line to the pusher's terminal."""

    @property
    def updates(self) -> tuple[RefUpdate, ...]:
        """Return what the push asks for."""

    def answer(self) -> Iterator[bytes]:
        """Yield Git's own answer, all but its end; refs have moved when it is exhausted."""

    def refusals(self) -> Mapping[str, str]:
        """Return, once `answer` is exhausted, a stable code by refused ref."""

    def say(self, text: str) -> bytes:
        """Return the bytes that show lines in the pusher's terminal (empty for a client that takes none)."""

    def end(self) -> bytes:
        """Return the bytes that end the answer."""


class Transport(Protocol):
    """Git's smart protocol over HTTP for one repository at a time, named by `Repository.path`."""

    def advertise(self, path: str, service: str, protocol: str) -> bytes:
        """Return the refs for `git-upload-pack` or `git-receive-pack`."""

    def send(self, path: str, body: BinaryIO, protocol: str) -> Iterator[bytes]:
        """Answer a fetch or clone."""

    def receive(self, path: str, body: BinaryIO) -> Receiving:
        """Begin to answer a push."""


class Sandbox(Protocol):
    """Somewhere to run code that nobody trusts."""

    def run(self, exercise: Exercise, files: Sequence[SourceFile], *, owner: str, on_check: OnCheck) -> Report:
        """Run the exercise's checks on these files, calling `on_check` as each lands, and return the whole.

        Args:
            owner: Whose code it is; a sandbox never serves two owners.

        Raises:
            SandboxUnavailable: None can be had now.
            SandboxBroke: It ended in a way that is nobody's code.
        """

    def stop(self) -> None:
        """End what this process runs now, from another thread: its `run` raises SandboxBroke, its sandbox goes."""

    def images(self) -> Mapping[str, str]:
        """Return the digest of every runner's image as the Engine has it now, by runner.

        Raises:
            SandboxUnavailable: The Engine does not answer, or an image is missing.
        """

    def image_digest(self, runner: str) -> str:
        """Return the digest of the runner image that `run` would use.

        Raises:
            SandboxUnavailable: The Engine does not answer, or the image is missing.
        """

    def sweep_stale(self) -> int:
        """Remove what a process that died left behind of this installation, and return how many went.

        Raises:
            SandboxUnavailable: The Engine does not answer.
        """

    def close(self) -> None:
        """Wait until what ended runs used is gone; call it before the process ends."""


class Doorbell(Protocol):
    """The queue: it wakes as many workers as there are runs to take, and may lose any of its bells."""

    def ring(self, runs: Mapping[str, QueueName]) -> None:
        """Wake a worker for each run, by its id and queue: it takes whatever should go next, and ids are for readers.

        Raises:
            QueueUnavailable: No Redis answers.
        """

    def count(self) -> int:
        """Return how many bells wait for a worker.

        Raises:
            QueueUnavailable: No Redis answers.
        """


@dataclass(frozen=True)
class Event:
    """Something that happened to a run, for those who watch it.

    Attributes:
        kind: `started`, `check`, `waiting` (our side is not ready) or `finished`.
        cursor: Where to go on reading after it.
        check: Set for `check`.
    """

    kind: str
    cursor: str = ""
    check: CheckReport | None = None


class Announcer(Protocol):
    """The live view of runs: a convenience, never the truth."""

    def announce(self, run_id: str, event: Event) -> None:
        """Tell whoever watches; a Redis that is away is logged and otherwise ignored."""

    def listen(self, run_id: str, after: str, timeout: timedelta) -> tuple[Event, ...]:
        """Return the events after a cursor (an empty one: from the beginning), waiting at most `timeout`.

        Raises:
            QueueUnavailable: No Redis answers.
        """


SILENT_AFTER = timedelta(seconds=15)


@dataclass(frozen=True)
class HostVitals:
    """How a worker host stands, in its own words.

    Attributes:
        workers: RQ workers that live.
        sandboxes: How many there are, by what they do: `fresh`, `parked`, `leased`, `making`.
        given: Seats given since the host's start, by what was there: `parked`, `fresh`, or `made` for it.
    """

    host: str
    said_at: datetime
    workers: int
    sandboxes: Mapping[str, int]
    given: Mapping[str, int]

    def is_heard(self, now: datetime) -> bool:
        """Tell whether it spoke a moment ago."""
        return now - self.said_at < SILENT_AFTER


class Vitals(Protocol):
    """What worker hosts say of themselves every two seconds."""

    def tell(self, vitals: HostVitals) -> None:
        """Say it; a Redis that is away is logged and otherwise ignored."""

    def hosts(self, now: datetime) -> tuple[HostVitals, ...]:
        """Return what each host said last, by name, within a day.

        Raises:
            QueueUnavailable: No Redis answers.
        """


class Passwords(Protocol):
    """Slow, salted hashes of passwords."""

    def hash(self, password: str) -> str:
        """Return the hash to keep."""

    def matches(self, password: str, hashed: str) -> bool:
        """Tell whether this is the password; takes as long for a wrong one."""
