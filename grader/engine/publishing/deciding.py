"""What becomes of a proposal: its folders are read, what was proven of them is weighed, and `main` moves or stays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from grader.domain.errors import ManifestError, ManifestProblem
from grader.domain.exercises.exercise import SourceFile
from grader.domain.naming import is_slug
from grader.domain.publishing.proposal import NO_COMMIT, REPOSITORY, Proposal, ProposalState
from grader.domain.publishing.proved import Proved
from grader.domain.submissions.hand_in import EntryKind, TreeEntry
from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories, SchoolRepository
from grader.engine.ports.sources import NewSecret, Now
from grader.engine.publishing import gate

HELD = timedelta(minutes=10)
"""How long nobody else takes a proposal of which its process says nothing: longer than any single proof."""
MOST_ATTEMPTS = 3
MOST_LINES, LONGEST_LINE = 2_000, 1_000

MANIFEST = "exercise.toml"
MOST_FILES = 2_000
MOST_BYTES = 20 * 1_048_576


@dataclass(frozen=True)
class ChangedFolders:
    """What a proposal changes.

    Attributes:
        trees: Of each exercise's folder that differs from `main`, by its name.
        gone: Exercises that `main` has and the proposal has not.
    """

    trees: Mapping[str, str]
    gone: tuple[str, ...]


class Hold:
    """A proposal in the hands of the one process that proves it."""

    def __init__(self, proposal: Proposal, token: str, *, database: Database, now: Now) -> None:
        self.proposal = proposal
        self._token = token
        self._database = database
        self._now = now

    def say(self, line: str) -> None:
        """Store a line more for whoever follows."""
        said = (*self.proposal.lines, line[:LONGEST_LINE])[:MOST_LINES]
        self.proposal = replace(self.proposal, lines=said)
        with self._database.begin(lasting=False) as tx:
            tx.proposals.note(self.proposal.id, said, self._now() + HELD, self._token)

    def end(self, state: ProposalState) -> None:
        """Store what became of it, or give it back as `queued`."""
        with self._database.begin() as tx:
            tx.proposals.end(self.proposal.id, state, self._token)


def take(*, database: Database, now: Now, new_secret: NewSecret) -> Hold | None:
    """Take the next proposal; None where none waits. One that was begun too often ends as a fault of ours."""
    while True:
        token = new_secret()
        with database.begin() as tx:
            proposal = tx.proposals.take(now(), now() + HELD, token)
        if proposal is None:
            return None
        hold = Hold(proposal, token, database=database, now=now)
        if proposal.attempts <= MOST_ATTEMPTS:
            return hold
        hold.end(ProposalState.UNPROVEN)


def changed_folders(proposal: Proposal, repositories: Repositories) -> ChangedFolders:
    """Return the exercises' folders at the top of the repository that the proposal changes.

    Raises:
        RepositoryUnreadable: Git could not read the repository.
    """
    old = {} if proposal.base == NO_COMMIT else repositories.folders(REPOSITORY, proposal.base)
    new = repositories.folders(REPOSITORY, proposal.commit)
    changed = {name: tree for name, tree in sorted(new.items()) if is_slug(name) and old.get(name) != tree}
    return ChangedFolders(
        {name: tree for name, tree in changed.items() if _is_exercise(tree, repositories)},
        tuple(name for name in sorted(old.keys() - new.keys()) if _is_exercise(old[name], repositories)),
    )


def files_of(tree: str, repositories: Repositories) -> tuple[SourceFile, ...]:
    """Return the plain files of an exercise's folder.

    Raises:
        ManifestError: There are too many, or they weigh too much.
        RepositoryUnreadable: Git could not read the repository.
    """
    found: dict[str, TreeEntry] = {}
    for entry in repositories.entries(REPOSITORY, tree, ()):
        found[entry.path] = entry
        if len(found) > MOST_FILES:
            raise ManifestError((ManifestProblem(".", None, "too_many_files", text=str(MOST_FILES)),))
    plain = [entry for entry in found.values() if entry.kind is EntryKind.FILE]
    if sum(entry.size_bytes for entry in plain) > MOST_BYTES:
        raise ManifestError((ManifestProblem(".", None, "folder_too_large", text=str(MOST_BYTES // 1_048_576)),))
    return repositories.read(REPOSITORY, plain)


def decide(
    proposal: Proposal, proved: Sequence[Proved], *, school: SchoolRepository, database: Database, now: Now
) -> ProposalState:
    """Move `main` and publish all of it, where each holds and the proposal is for `main`; return what became of it.

    `main` moves first: who is too late publishes nothing. A process that dies between the two leaves a proposal that
    another takes, which finds `main` where it should be, and publishes.

    Raises:
        RepositoryUnreadable: Git could not move `main`.
    """
    if not all(one.holds for one in proved):
        return ProposalState.REFUSED
    if proposal.publishes:
        if not school.move(proposal.commit, proposal.base):
            return ProposalState.MOVED
        gate.publish_all(proved, database=database, now=now)
    return ProposalState.ACCEPTED


def _is_exercise(tree: str, repositories: Repositories) -> bool:
    return any(entry.path == MANIFEST for entry in repositories.entries(REPOSITORY, tree, (MANIFEST,)))
