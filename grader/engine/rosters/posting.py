"""Links by e-mail: asked for on a page, sent by the worker host that leads, again where the mail server is away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import structlog

from grader.domain.accounts.lifetimes import INVITATION_LIFE
from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import LetterNotTaken, NotValid
from grader.domain.people import Person
from grader.domain.rosters.letter import TAKEN_FOR, Letter, LetterFault, Mail, pause_after
from grader.engine.accounts.accounts import invite_within
from grader.engine.ports.database import Database
from grader.engine.ports.rosters import Post
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.rosters.inviting import waiting
from grader.engine.rosters.rights import check_account_kept, kept_cohort, member_of

log = structlog.get_logger()

AT_ONCE = 20

Write = Callable[[Person, Cohort, str, datetime], Mail]
"""Writes to a person of a cohort, with the secret of their link and until when it holds."""


def ask_for_letters(
    viewer: Person | None, cohort: str, *, group: str = "", handle: str = "", database: Database, now: Now
) -> int:
    """Let links be sent, and return how many: to everybody who has never signed in and has an address, or to one.

    Args:
        group: Of this group alone; empty takes all.
        handle: To this person alone, whether they have signed in or not.

    Raises:
        NotFound: `cohort`, `person`.
        NotAllowed: `leads_only`, `account_elsewhere`.
        NotValid: `no_address`: nobody of them has one.
    """
    with database.begin() as tx:
        kept_cohort(viewer, cohort, tx)
        if handle:
            asked = [member_of(cohort, handle, tx)]
            check_account_kept(viewer, asked[0], tx)
        else:
            places = waiting(viewer, tx.cohorts.enrollments(cohort), tx)
            asked = [place.person for place in places if not group or place.group == group]
        reached = [person for person in asked if person.email]
        if not reached:
            raise NotValid("no_address")
        for person in reached:
            tx.letters.put(Letter(person.id, cohort, asked_at=now(), due_at=now()))
    return len(reached)


def send_letters(
    post: Post, write: Write, *, database: Database, now: Now, new_id: NewId, new_secret: NewSecret
) -> int:
    """Send what is due, and return how many were taken; each try has a link of its own, made when it is written."""
    with database.read() as tx:
        due = tx.letters.due(now(), AT_ONCE)
    taken = 0
    for letter in due:
        begun = replace(letter, tries=letter.tries + 1, due_at=now() + TAKEN_FOR)
        mail = _written(begun, write, database=database, now=now, new_id=new_id, new_secret=new_secret)
        ended = _sent(begun, mail, post, now) if mail else replace(begun, due_at=None, fault=LetterFault.REFUSED)
        with database.begin() as tx:
            tx.letters.put(ended)
        taken += ended.sent_at is not None
    return taken


def _written(
    letter: Letter, write: Write, *, database: Database, now: Now, new_id: NewId, new_secret: NewSecret
) -> Mail | None:
    """Return the letter with a new link, or None where there is nobody to write to any more."""
    with database.begin() as tx:
        person, cohort = tx.people.get(letter.person_id), tx.cohorts.get(letter.cohort)
        if person is None or cohort is None or not person.email:
            return None
        tx.letters.put(letter)
        secret = invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())
    return write(person, cohort, secret, now() + INVITATION_LIFE)


def _sent(letter: Letter, mail: Mail, post: Post, now: Now) -> Letter:
    try:
        post.send(mail)
    except LetterNotTaken as fault:
        pause = None if fault.for_good else pause_after(letter.tries)
        log.warning("letter_not_taken", person=letter.person_id, tries=letter.tries, for_good=fault.for_good)
        why = LetterFault.REFUSED if fault.for_good else LetterFault.GIVEN_UP
        return replace(letter, due_at=now() + pause if pause else None, fault=None if pause else why)
    log.info("letter_sent", person=letter.person_id)
    return replace(letter, due_at=None, sent_at=now(), fault=None)
