"""Somebody is launched: whom the platform signs for is signed in, or says once which account is theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from grader.domain.accounts.credentials import Session
from grader.domain.errors import NotAllowed, NotFound, NotValid, ProviderFailed, ProviderFault
from grader.domain.identities.departure import Departure
from grader.domain.identities.identity import Identity
from grader.domain.lti.launch import Launch
from grader.domain.lti.platform import LearningPlatform
from grader.domain.operation.audit import Act, Actor, Way
from grader.domain.people import Person, Role
from grader.engine.accounts.sessions import hash_of
from grader.engine.identities.finding import whose
from grader.engine.identities.linking import link
from grader.engine.identities.roles import follow_claim
from grader.engine.lti.noting import Opened, note_launch
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.lti import LearningPlatforms
from grader.engine.ports.sources import NewId, NewSecret, Now

log = structlog.get_logger()

RANK: Mapping[Role, int] = {Role.LEARNER: 0, Role.TRAINER: 1, Role.LEAD: 2}


@dataclass(frozen=True)
class Answer:
    """What a platform posts back: a token, or why there is none."""

    token: str = ""
    error: str = ""


@dataclass(frozen=True)
class Launched:
    """What came of a launch.

    Attributes:
        person: None where nobody is known to be meant: then `refused` says why, and they may say it themselves.
        secret: Of a new session; None where this browser has theirs, or nobody is signed in.
        opened: What the launch opens.
    """

    platform: LearningPlatform
    launch: Launch
    person: Person | None = None
    secret: str | None = None
    opened: Opened | None = None
    refused: NotAllowed | None = None


def take_launch(
    departure: Departure | None,
    answer: Answer,
    here: Person | None,
    label: str,
    *,
    platforms: LearningPlatforms,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> Launched:
    """Sign in whom a platform launches.

    Args:
        departure: The one that began in this browser with the state that came back.
        here: Who is signed in in this browser.
        label: Of the browser.

    Raises:
        NotFound: `lti_platform`.
        NotValid: `identity_state`, `identity_late`: begin again.
        ProviderFailed: Nothing that the platform signs can be taken.
    """
    platform, left = _checked(departure, answer, platforms, now())
    launch = platforms.launch(platform, left, answer.token)
    at = now()
    _use(left, platform, database, at)
    try:
        with database.begin() as tx:
            person = _person(platform, launch, tx, at, new_id)
            opened = note_launch(launch, person, tx, at=at, new_id=new_id)
            secret = None if here is not None and here.id == person.id else new_secret()
            if secret is not None:
                _open_session(Session(new_id(), person.id, label, at, at), secret, tx)
    except NotAllowed as refused:
        return Launched(platform, launch, refused=refused)
    except Conflict as error:  # their account was made, or linked, at this very moment
        raise NotValid("identity_state", provider=platform.title) from error
    log.info("lti_launched", provider=platform.name, person=person.id, exercise=launch.exercise)
    return Launched(platform, launch, person, secret, opened)


def link_launched(person: Person, launch: Launch, *, database: Database, now: Now, new_id: NewId) -> Opened:
    """Link whom a platform launched to the account of who is signed in, who says that it is them.

    Raises:
        NotAllowed: `identity_taken`, `identity_other`.
    """
    at = now()
    with database.begin() as tx:
        link(person.id, launch.said, tx, at=at, id_=new_id())
        return note_launch(launch, person, tx, at=at, new_id=new_id)


def _checked(
    departure: Departure | None, answer: Answer, platforms: LearningPlatforms, at: datetime
) -> tuple[LearningPlatform, Departure]:
    if departure is None:
        raise NotValid("identity_state", provider="")
    platform = platforms.known.get(departure.provider)
    if platform is None:
        raise NotFound("lti_platform")
    if departure.is_over(at):
        raise NotValid("identity_late", provider=platform.title)
    if answer.error or not answer.token:
        raise ProviderFailed(platform.name, ProviderFault.ANSWER)
    return platform, departure


def _use(left: Departure, platform: LearningPlatform, database: Database, at: datetime) -> None:
    """Let a launch be good once, whatever comes of it; the browser's cookie alone could be put back."""
    with database.begin() as tx:
        tx.identities.forget_trouble(platform.name)
        if not tx.lti.use_nonce(left.nonce, at):
            log.warning("lti_launch_replayed", provider=platform.name)
            raise NotValid("identity_state", provider=platform.title)


def _open_session(session: Session, secret: str, tx: Transaction) -> None:
    tx.credentials.add_session(session, hash_of(secret))
    tx.audit.add(Act.SIGNED_IN, session.person_id, by=Actor(Way.WEB, session.person_id))


def _person(platform: LearningPlatform, launch: Launch, tx: Transaction, at: datetime, new_id: NewId) -> Person:
    said, found = launch.said, tx.identities.of(launch.said.issuer, launch.said.subject)
    if found is not None:
        identity, person = found
        tx.identities.touch(identity.id, at)
    else:
        person = whose(platform.provider, said, tx, at, new_id)
        tx.identities.add(Identity(new_id(), person.id, said.issuer, said.subject, said.label, at, at))
        tx.audit.add(Act.IDENTITY_LINKED, person.id, by=Actor(Way.WEB, person.id))
        log.info("identity_linked", person=person.id, provider=platform.name)
    tx.people.note_come_in(person.id)
    return _raised(platform, launch, person, tx)


def _raised(platform: LearningPlatform, launch: Launch, person: Person, tx: Transaction) -> Person:
    """Give somebody more of a role, never less: who teaches one course may learn in another."""
    role = platform.provider.role_of(launch.said.roles)
    if role is None or RANK.get(role, 0) <= RANK.get(person.role, len(RANK)):
        return person
    return follow_claim(person, platform.provider, launch.said, tx)
