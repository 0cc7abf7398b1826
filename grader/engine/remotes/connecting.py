"""A learner says where else their code is, and looks at what was fetched from there."""

from dataclasses import dataclass, field, replace

from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.remotes.address import checked_branch, remote_address
from grader.domain.remotes.forge import Forges
from grader.domain.remotes.read_token import checked_token
from grader.domain.remotes.remote import ALL, HEAD, Remote
from grader.domain.text import Text
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.remotes import Seal
from grader.engine.ports.sources import NewId, NewSecret, Now

MOST_REMOTES = 100


@dataclass(frozen=True)
class RemotesPage:
    """A learner's repositories elsewhere.

    Attributes:
        exercises: What one of them may be for: those of the cohort, by slug, in its order.
    """

    cohort: Cohort
    remotes: tuple[Remote, ...]
    exercises: dict[str, Text]


@dataclass(frozen=True)
class NewRemote:
    """What a learner says of a repository, as they typed it; an empty `exercise` means all of them.

    Attributes:
        token: By which a private one may be read; empty for a public one. It is stored closed, and never shown again.
    """

    address: str
    branch: str
    exercise: str = ALL
    token: str = field(default="", repr=False)


def remotes_of(viewer: Person, cohort: str, *, database: Database) -> RemotesPage:
    """Return a learner's own repositories on forges.

    Raises:
        NotFound: `cohort`: they do not learn there.
    """
    with database.read() as tx:
        place, found = _place(viewer, cohort, tx), tx.cohorts.get(cohort)
        if found is None:
            raise NotFound("cohort", slug=cohort)
        given = [one.exercise for one in tx.cohorts.assignments(cohort) if not one.withdrawn]
        known = tx.catalog.current_among(given)
        titles = {slug: known[slug].title for slug in given if slug in known}
        return RemotesPage(found, tx.remotes.of_enrollment(place.id), titles)


def connect(
    viewer: Person,
    cohort: str,
    new: NewRemote,
    *,
    forges: Forges,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
    seal: Seal,
) -> Remote:
    """Let a repository on a forge be fetched, at once and whenever its forge tells of a push.

    The one that was there for the same exercise is fetched no more.

    Raises:
        NotFound: `cohort`, `assignment`.
        NotValid: `remote_address`, `remote_host`, `remote_branch`, `remote_token`.
        NotAllowed: `not_active`, `too_many_remotes`.
    """
    address, branch = remote_address(new.address, forges), checked_branch(new.branch or "main")
    token = checked_token(new.token)
    with database.begin() as tx:
        place = _place(viewer, cohort, tx)
        if place.status is not EnrollmentStatus.ACTIVE:
            raise NotAllowed("not_active", cohort=cohort)
        if new.exercise != ALL and tx.cohorts.assignment(cohort, new.exercise) is None:
            raise NotFound("assignment", cohort=cohort, slug=new.exercise)
        _make_room(place, new.exercise, tx)
        remote = Remote(
            new_id(), place.id, new.exercise, address.url, branch, new_secret(), added_at=now(), due_at=now()
        )
        if token:
            remote = replace(remote, sealed_token=seal.close(token, remote.token_place))
        tx.remotes.put(remote)
        tx.audit.add(Act.REMOTE_CONNECTED, remote.id, belongs_to=cohort)
    return remote


def _make_room(place: Enrollment, exercise: str, tx: Transaction) -> None:
    """Let go of the repository that was there for an exercise; one more must find room."""
    before = tx.remotes.of_enrollment(place.id)
    for one in before:
        if one.exercise == exercise:
            tx.remotes.remove(one.id)
    if len(before) >= MOST_REMOTES:
        raise NotAllowed("too_many_remotes", most=MOST_REMOTES)


def fetch_now(viewer: Person, cohort: str, remote_id: str, *, database: Database, now: Now) -> None:
    """Let a repository be fetched once more, as its branch is now.

    Raises:
        NotFound: `cohort`, `remote`.
    """
    with database.begin() as tx:
        remote = _own(viewer, cohort, remote_id, tx)
        tx.remotes.put(replace(remote, wanted=HEAD, due_at=now(), tries=0, fault=None))


def disconnect(viewer: Person, cohort: str, remote_id: str, *, database: Database) -> None:
    """Fetch a repository no more; what came from it stays.

    Raises:
        NotFound: `cohort`, `remote`.
    """
    with database.begin() as tx:
        remote = _own(viewer, cohort, remote_id, tx)
        tx.remotes.remove(remote.id)
        tx.audit.add(Act.REMOTE_DISCONNECTED, remote.id, belongs_to=cohort)


def _own(viewer: Person, cohort: str, remote_id: str, tx: Transaction) -> Remote:
    place = _place(viewer, cohort, tx)
    remote = tx.remotes.get(remote_id)
    if remote is None or remote.enrollment_id != place.id:
        raise NotFound("remote", id=remote_id)
    return remote


def _place(viewer: Person, cohort: str, tx: Transaction) -> Enrollment:
    place = tx.cohorts.enrollment_of(cohort, viewer.id)
    if place is None:
        raise NotFound("cohort", slug=cohort)
    return place
