"""Whose repository may be read or written over Git."""

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database

PUSH = "git-receive-pack"


def open_repository(person: Person, cohort: str, handle: str, *, service: str, database: Database) -> Repository:
    """Return the repository at this address: its learner reads and writes it, the cohort's staff read it.

    Who has left the cohort, completed it or was hired still reads, and writes no more.

    Raises:
        NotFound: There is none, or it is not theirs to see.
        NotAllowed: They may read it, and asked to write: `push_to_learner`, or `place_over` of their own.
    """
    with database.glance() as tx:
        found = tx.repositories.with_owner(cohort, handle)
    if found is None:
        raise NotFound("repository", path=f"{cohort}/{handle}")
    repository, owner, status = found
    if owner == person.id:
        if service == PUSH and not status.hands_in:
            raise NotAllowed("place_over", path=f"{cohort}/{handle}")
        return repository
    with database.read() as tx:
        if not may_see_everyone(person, cohort, tx):
            raise NotFound("repository", path=f"{cohort}/{handle}")
    if service == PUSH:
        raise NotAllowed("push_to_learner", path=f"{cohort}/{handle}")
    return repository
