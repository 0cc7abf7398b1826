"""An exercise that is sent as an archive: a commit of the exercises' repository, proven like a push."""

from collections.abc import Callable
from dataclasses import dataclass

from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person
from grader.domain.publishing.proposal import MAIN, Proposal
from grader.domain.text import Language
from grader.engine.people.access import STAFF_ROLES
from grader.engine.ports.database import Database
from grader.engine.ports.git import Repositories, SchoolRepository
from grader.engine.ports.publishing import Unpack
from grader.engine.ports.sources import NewId, Now
from grader.engine.publishing.proposing import main_of, must_be_staff, propose

LOOKED_AT = "upload"
"""The name of what is proven and not published, where a push says a branch's."""


@dataclass(frozen=True)
class Upload:
    """An archive, and who sent it.

    Attributes:
        publishes: It is published where it holds; else it is proven alone.
        way: How its person came in, in the audit log's word.
    """

    person: Person
    archive: bytes
    publishes: bool
    language: Language
    way: str


def upload(
    sent: Upload,
    *,
    unpack: Unpack,
    school: SchoolRepository,
    repositories: Repositories,
    database: Database,
    now: Now,
    new_id: NewId,
) -> Proposal:
    """Let an exercise wait to be proven, in the place of the folder of its name.

    Raises:
        NotFound: Whoever sent it is nobody of the staff.
        NotValid: `upload_…`: the archive holds no exercise's folder; or `too_many_proposals`.
    """
    must_be_staff(sent.person)
    if not sent.archive:
        raise NotValid("upload_none")
    slug, files = unpack(sent.archive)
    school.prepare()
    name, base = new_id(), main_of(repositories)
    proposal = Proposal(
        id=name,
        person_id=sent.person.id,
        branch=MAIN if sent.publishes else LOOKED_AT,
        commit=school.hold(name, base, slug, files, sent.person.handle),
        base=base,
        language=sent.language,
        way=sent.way,
        made_at=now(),
    )
    _propose(proposal, lambda: school.forget(name), database=database, now=now)
    return proposal


def proposal_of(viewer: Person, proposal_id: str, *, database: Database) -> Proposal:
    """Return a proposal as it stands, for the staff.

    Raises:
        NotFound: There is none, or who asks is nobody of the staff.
    """
    with database.glance() as tx:
        found = tx.proposals.get(proposal_id)
    if found is None or viewer.role not in STAFF_ROLES:
        raise NotFound("proposal", id=proposal_id)
    return found


def _propose(proposal: Proposal, undo: Callable[[], None], *, database: Database, now: Now) -> None:
    try:
        propose(proposal, database=database, now=now)
    except NotValid:
        undo()
        raise
