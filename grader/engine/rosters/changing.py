"""What the leads of a cohort change of its people: names and addresses, ways in, status and group."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from grader.domain.cohorts.cohort import Enrollment, EnrollmentStatus, LeavingReason
from grader.domain.errors import NotValid
from grader.domain.naming import checked_email, checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.rosters.planning import checked_group
from grader.domain.text import Language
from grader.engine.accounts.accounts import invite_within
from grader.engine.ports.database import Conflict, Database, Transaction
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.rosters.rights import check_account_kept, kept_cohort, member_of, place_of


@dataclass(frozen=True)
class AccountWords:
    """What is said of a person.

    Attributes:
        email: Empty where they have none.
        language: None leaves their own choice as it is.
    """

    name: str
    email: str = ""
    language: Language | None = None


@dataclass(frozen=True)
class PlaceChange:
    """What changes of a place in a cohort; None leaves it as it is.

    Attributes:
        since: The day from which the status holds; without one, another status holds from today.
        leaving_reason: Of who has left, or leaves by this; another status forgets it.
    """

    status: EnrollmentStatus | None = None
    since: date | None = None
    group: str | None = None
    leaving_reason: LeavingReason | None = None


def change_account(
    viewer: Person | None, cohort: str, handle: str, words: AccountWords, *, database: Database
) -> Person:
    """Store the name and the e-mail address of somebody of a cohort, and return them; the handle stays for good.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`, `account_elsewhere`.
        NotValid: `name_shape`, `name_unseen`, `email_shape`, `email_taken`.
    """
    name, email = checked_name(words.name), checked_email(words.email) if words.email.strip() else None
    with email_once(email), database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        person = member_of(cohort, handle, tx)
        check_account_kept(viewer, person, tx)
        store_account(replace(person, name=name, email=email, language=words.language or person.language), person, tx)
        return tx.people.get(person.id) or person


def store_account(changed: Person, before: Person, tx: Transaction) -> None:
    """Store what differs of a person in a transaction, and write down that it was changed.

    Raises:
        NotValid: `email_taken`.
    """
    if changed == before:
        return
    check_email_free(changed, tx)
    tx.people.rename(changed.id, changed.name)
    tx.people.set_email(changed.id, changed.email)
    tx.people.set_language(changed.id, changed.language)
    tx.audit.add(Act.PERSON_CHANGED, changed.id)


def check_email_free(person: Person, tx: Transaction) -> None:
    """Go on only with an e-mail address that nobody else has.

    Raises:
        NotValid: `email_taken`.
    """
    holder = tx.people.by_email(person.email) if person.email else None
    if holder is not None and holder.id != person.id:
        raise NotValid("email_taken", email=holder.email or "", handle=holder.handle)


def change_place(
    viewer: Person | None,
    cohort: str,
    handle: str,
    change: PlaceChange,
    *,
    database: Database,
    now: Now,
    zone: tzinfo,
) -> Enrollment:
    """Store what changes of a learner's place in a cohort, and return it.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`.
        NotValid: `group_shape`, `name_unseen`; `since_ahead`: a status holds from today on, or from a day before;
            `leaving_reason_alone`: they have not left.
    """
    today = now().astimezone(zone).date()
    if change.since is not None and change.since > today:
        raise NotValid("since_ahead", day=change.since.isoformat())
    with database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        place = place_of(cohort, handle, tx)
        changed = _changed(place, change, today)
        if changed != place:
            tx.cohorts.change_place(changed)
            tx.audit.add(Act.PLACE_CHANGED, place.person.id, belongs_to=cohort)
        return changed


def _changed(place: Enrollment, change: PlaceChange, today: date) -> Enrollment:
    status = change.status or place.status
    since = place.since if status is place.status else today
    group = place.group if change.group is None else checked_group(change.group)
    reason = _reason(place, status, change)
    return replace(place, status=status, since=change.since or since, group=group, leaving_reason=reason)


def _reason(place: Enrollment, status: EnrollmentStatus, change: PlaceChange) -> LeavingReason:
    """Return why they left, after a change to a status."""
    if status is EnrollmentStatus.LEFT:
        return change.leaving_reason or place.leaving_reason
    if change.leaving_reason not in {None, LeavingReason.NOT_SAID}:
        raise NotValid("leaving_reason_alone", name=place.person.name)
    return LeavingReason.NOT_SAID


def new_link(
    viewer: Person | None,
    cohort: str,
    handle: str,
    *,
    database: Database,
    now: Now,
    new_id: NewId,
    new_secret: NewSecret,
) -> str:
    """Return the secret of a link by which somebody of a cohort chooses a password, the first or a new one.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`, `account_elsewhere`.
    """
    with database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        person = member_of(cohort, handle, tx)
        check_account_kept(viewer, person, tx)
        return invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())


@contextmanager
def email_once(email: str | None) -> Iterator[None]:
    """Refuse the second of two who give the same address at one moment, as it would be a moment later.

    Raises:
        NotValid: `email_taken`.
    """
    try:
        yield
    except Conflict as error:
        raise NotValid("email_taken", email=email or "", handle="") from error
