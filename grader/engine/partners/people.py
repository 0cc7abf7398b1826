"""The people of a company: let in by a link as others are, and let go with their account."""

from dataclasses import dataclass

from grader.domain.errors import NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.rosters.handles import handle_of
from grader.engine.accounts.accounts import invite_within
from grader.engine.partners.rights import kept_company, person_of_company
from grader.engine.ports.database import Conflict, Database
from grader.engine.ports.retention import AgedKind
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.rosters.newcomers import Newcomer, store_newcomer


@dataclass(frozen=True)
class PartnerWords:
    """What is said of somebody of a company; all but the name may be empty."""

    name: str
    email: str = ""
    handle: str = ""


@dataclass(frozen=True)
class LetIn:
    """Somebody of a company, and the secret of the link by which they choose a password."""

    person: Person
    secret: str


def let_in(
    viewer: Person,
    company_id: str,
    words: PartnerWords,
    *,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> LetIn:
    """Give somebody of a company an account, and return the link that opens it.

    Raises:
        NotFound: `company`.
        NotAllowed: `company_elsewhere`.
        NotValid: `name_shape`, `name_unseen`, `handle_shape`, `handle_taken`, `email_shape`, `email_taken`.
    """
    new = Newcomer(Role.PARTNER, words.name, words.email, words.handle)
    try:
        with database.begin() as tx:
            kept_company(viewer, company_id, tx)
            person = store_newcomer(new, tx, new_id())
            tx.partners.let_in(company_id, person.id)
            tx.audit.add(Act.PARTNER_LET_IN, person.id, belongs_to=company_id)
            secret = invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())
    except Conflict as error:
        raise NotValid("handle_taken", handle=words.handle or handle_of(words.name)) from error
    return LetIn(person, secret)


def let_in_again(
    viewer: Person,
    company_id: str,
    handle: str,
    *,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> LetIn:
    """Return a new link by which somebody of a company chooses a password.

    Raises:
        NotFound: `company`, `person`.
        NotAllowed: `company_elsewhere`.
    """
    with database.begin() as tx:
        kept_company(viewer, company_id, tx)
        person = person_of_company(company_id, handle, tx)
        return LetIn(person, invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret()))


def let_go(viewer: Person, company_id: str, handle: str, *, database: Database, now: Now) -> Person:
    """Erase the account of somebody of a company, who is let in no more, and return who it was.

    Raises:
        NotFound: `company`, `person`.
        NotAllowed: `company_elsewhere`.
    """
    with database.begin() as tx:
        kept_company(viewer, company_id, tx)
        person = person_of_company(company_id, handle, tx)
        tx.aged.erase(AgedKind.PARTNER, [person.id], now())
        tx.audit.add(Act.PARTNER_LET_GO, person.id, belongs_to=company_id)
    return person
