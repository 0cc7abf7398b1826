"""A commit that is proposed to be published: it waits in the database, and whoever brought it reads what is found."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person
from grader.domain.publishing.proposal import NO_COMMIT, REPOSITORY, Proposal
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database
from grader.engine.ports.git import RefUpdate, Repositories
from grader.engine.ports.sources import Now

MOST_OPEN = 5
"""Proposals of one person that are not over: each costs a host minutes."""
KEPT = timedelta(days=30)
LOOK_SECONDS = 0.5
STILL_WAITING = timedelta(seconds=10)

Wait = Callable[[float], None]
"""Lets so many seconds pass."""


def must_be_staff(person: Person) -> None:
    """Return where the exercises' repository is this person's to read and push to.

    Raises:
        NotFound: It is not.
    """
    if person.role not in STAFF_ROLES:
        raise NotFound("repository", path=REPOSITORY)


def main_of(repositories: Repositories) -> str:
    """Return the commit of `main`, which is what was published last; 40 zeros where it holds nothing yet."""
    moved = repositories.main(REPOSITORY)
    return moved[0] if moved else NO_COMMIT


def follows_main(update: RefUpdate, repositories: Repositories) -> bool:
    """Tell whether `main` may be moved as a push asks for, without losing what it holds."""
    main = main_of(repositories)
    return update.old == main and (main == NO_COMMIT or repositories.holds(REPOSITORY, update.new, main))


def propose(proposal: Proposal, *, database: Database, now: Now) -> None:
    """Let a proposal wait for a host that proves it.

    Raises:
        NotValid: `too_many_proposals`.
    """
    with database.begin() as tx:
        tx.proposals.forget(now() - KEPT)
        if tx.proposals.open_of(proposal.person_id) >= MOST_OPEN:
            raise NotValid("too_many_proposals", most=MOST_OPEN)
        tx.proposals.add(proposal)


def follow(
    proposal: Proposal, *, database: Database, now: Now, wait: Wait, limit: timedelta
) -> Iterator[str | Proposal]:
    """Yield the lines of a proposal as they are found, and last itself as it stands at its end, or at the limit.

    Where nobody has begun it after some seconds, it is yielded once before. The database alone is asked, so that it
    does not matter which process proves it, nor whether that one dies and another begins again.
    """
    told, began, warned = 0, now(), False
    while True:
        seen = _read(proposal, database)
        # Whoever begins again finds the same lines again: those that were told are not told twice.
        yield from seen.lines[told:]
        told = max(told, len(seen.lines))
        late = now() - began
        if seen.is_over or late > limit:
            yield seen
            return
        if not warned and not seen.attempts and late > STILL_WAITING:
            warned = True
            yield seen
        wait(LOOK_SECONDS)


def branch_of(update: RefUpdate) -> str:
    """Return the name of the branch that a push asks for."""
    return update.ref.removeprefix("refs/heads/")


def _read(proposal: Proposal, database: Database) -> Proposal:
    with database.glance() as tx:
        return tx.proposals.get(proposal.id) or proposal
