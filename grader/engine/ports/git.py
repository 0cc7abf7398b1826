"""Git as the steps need it: learners' repositories, and the protocol by which they are pushed to."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol

from grader.domain.exercises.exercise import SourceFile
from grader.domain.exercises.history import History
from grader.domain.people import Person
from grader.domain.submissions.hand_in import Changes, TreeEntry


class Repositories(Protocol):
    """Learners' bare Git repositories on this installation, named by `Repository.path`."""

    def create(self, path: str, files: Sequence[SourceFile], message: str) -> str:
        """Make a repository whose `main` holds these files in one commit, and return the commit's id."""

    def add(
        self, path: str, parent: str, files: Sequence[SourceFile], message: str, *, over: Collection[str] = ()
    ) -> str | None:
        """Return a commit on `main` after `parent` that has these files too, or `parent` where nothing is lacking.

        A file whose place is taken stays away, as does one on whose way a file stands. None where `main` has moved
        from `parent` meanwhile.

        Args:
            over: Paths of files whose place is theirs, whatever is there.

        Raises:
            RepositoryUnreadable: Git could not do it; nothing was moved.
        """

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

    def holds(self, path: str, commit: str, earlier: str) -> bool:
        """Tell whether a commit has another one in its history, or is it.

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

    def top(self, path: str, commit: str, name: str) -> tuple[Mapping[str, str], TreeEntry | None]:
        """Return what `folders` does, and what stands beside them under a name, where that is no folder.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def trees(self, path: str, commit: str, folders: Sequence[str]) -> Mapping[str, str]:
        """Return the tree id of each of these folders of a commit that is there, by its path; no link is followed.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def entries(self, path: str, tree: str, first: Sequence[str]) -> Iterator[TreeEntry]:
        """Yield what is below a tree: what may match the globs of `first`, then the rest up to an early stop.

        A path may come twice.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def changes(self, path: str, old: str, new: str) -> Changes:
        """Return how a commit's files differ from those of another, up to an early stop.

        Args:
            old: 40 zeros: from none.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def read(self, path: str, entries: Sequence[TreeEntry]) -> tuple[SourceFile, ...]:
        """Return the files of these entries.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def history(self, path: str, commit: str, folder: str) -> History:
        """Return the commits up to this one that changed something below a folder, a bounded number of them.

        Raises:
            RepositoryUnreadable: Git could not read it.
        """

    def bundle(self, path: str) -> Iterator[bytes]:
        """Return the whole repository as a file that `git clone` takes, block by block.

        Raises:
            RepositoryUnreadable: Git could not read it; told before the first block.
        """


class PastRepositories(Repositories, Protocol):
    """Repositories into which a history is imported: commits are made, and `main` moves, when a clock says."""

    def commit(self, path: str, author: Person, files: Sequence[SourceFile], message: str) -> None:
        """Move `main` as a push of its learner's would have, to a commit in which these files are like this.

        Args:
            files: By their path in the repository; the others stay.

        Raises:
            RepositoryUnreadable: Git could not do it; nothing was moved.
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

    @property
    def options(self) -> tuple[str, ...]:
        """Return what its client gave by `--push-option`, in order; cut to a bound, and as hostile as it likes."""

    def answer(self) -> Iterator[bytes]:
        """Yield Git's own answer, all but its end; refs have moved when it is exhausted."""

    def refusals(self) -> Mapping[str, str]:
        """Return, once `answer` is exhausted, a stable code by refused ref."""

    def say(self, text: str) -> bytes:
        """Return the bytes that show lines in the pusher's terminal (empty for a client that takes none)."""

    def end(self) -> bytes:
        """Return the bytes that end the answer."""


class Proposing(Receiving, Protocol):
    """A push to `main` that moves nothing yet: its commit is held until somebody says what became of it."""

    @property
    def held(self) -> bool:
        """Tell whether `main` waits; a push to another branch moved it, as any push does."""

    def settle(self, refusal: str) -> bytes:
        """Return the bytes by which Git's client learns that `main` moved or, in a few words, why it did not."""


class SchoolRepository(Protocol):
    """The exercises' repository: what is done to it beside pushes to its branches."""

    def prepare(self) -> None:
        """Make it, empty, unless it is there.

        Raises:
            RepositoryUnreadable: Git could not do it.
        """

    def hold(self, name: str, parent: str, folder: str, files: Sequence[SourceFile], author: str) -> str:
        """Return a commit after a parent (40 zeros: none) with these files, and no others, in a folder at the top.

        It is held under a name until it is forgotten.

        Raises:
            RepositoryUnreadable: Git could not do it.
        """

    def move(self, commit: str, before: str) -> bool:
        """Move `main` from one commit (40 zeros: none) to another; False where it is elsewhere by now.

        Raises:
            RepositoryUnreadable: Git could not do it.
        """

    def forget(self, name: str) -> None:
        """Hold a proposal's commit no longer; one that is not held stays so.

        Raises:
            RepositoryUnreadable: Git could not do it.
        """


class Transport(Protocol):
    """Git's smart protocol over HTTP for one repository at a time, named by `Repository.path`."""

    def advertise(self, path: str, service: str, protocol: str) -> bytes:
        """Return the refs for `git-upload-pack` or `git-receive-pack`."""

    def send(self, path: str, body: BinaryIO, protocol: str) -> Iterator[bytes]:
        """Answer a fetch or clone."""

    def receive(self, path: str, body: BinaryIO) -> Receiving:
        """Begin to answer a push."""

    def propose(self, path: str, body: BinaryIO, name: str) -> Proposing:
        """Begin to answer a push of one branch, whose commit is held under a name if it is for `main`."""
