"""Digests by e-mail, on Monday morning: each is claimed before it is sent, so that nobody ever has it twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, tzinfo

import structlog

from grader.domain.digests import DigestReader, WeekDigest, next_sending, week_before
from grader.domain.errors import LetterNotTaken
from grader.domain.people import Person
from grader.domain.rosters.letter import LetterFault, Mail, pause_after
from grader.engine.digests.gathering import digest_of
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.plans import PublicHolidays
from grader.engine.ports.rosters import Post
from grader.engine.ports.sources import Now

log = structlog.get_logger()

AT_ONCE = 20

Write = Callable[[WeekDigest, Person], Mail]
"""Writes a digest to somebody, in their language."""


def send_digests(
    post: Post, write: Write, *, database: Database, now: Now, zone: tzinfo, public_holidays: PublicHolidays
) -> int:
    """Send the digests that are due, and return how many were taken.

    Who is not of the staff any more is forgotten, and everybody of a cohort that is over. A death while one is sent
    may lose it, as nobody can tell then whether it went; the page has it all the same.
    """
    with database.read() as tx:
        due = tx.digests.due(now(), AT_ONCE)
    taken = 0
    for reader in due:
        with database.begin() as tx:
            at = now()
            mail = _claimed(reader, write, tx, at, zone, public_holidays)
        if mail is not None:
            claimed = replace(reader, due_at=next_sending(at, zone), tries=reader.tries + 1)
            ended = _sent(claimed, mail, post, now)
            taken += not ended.tries and ended.fault is None
            _keep(ended, database)
    return taken


def _claimed(
    reader: DigestReader, write: Write, tx: Transaction, at: datetime, zone: tzinfo, public_holidays: PublicHolidays
) -> Mail | None:
    """Return the letter that is ours to send; None where there is none, or somebody else sends it."""
    person, cohort = tx.people.get(reader.person_id), tx.cohorts.get(reader.cohort)
    over = cohort is None or (cohort.ends_at is not None and cohort.ends_at <= at)
    if person is None or cohort is None or over or not may_see_everyone(person, reader.cohort, tx):
        tx.digests.forget(reader.cohort, reader.person_id)
        return None
    if not tx.digests.claim(reader, next_sending(at, zone)):
        return None
    if not person.email:
        tx.digests.put(replace(reader, due_at=next_sending(at, zone), tries=0, fault=LetterFault.REFUSED))
        return None
    return write(digest_of(cohort, week_before(at, zone), tx, at, zone, public_holidays), person)


def _sent(claimed: DigestReader, mail: Mail, post: Post, now: Now) -> DigestReader:
    """Return what came of handing a letter to the mail server."""
    told = {"person": claimed.person_id, "cohort": claimed.cohort}
    try:
        post.send(mail)
    except LetterNotTaken as fault:
        pause = None if fault.for_good else pause_after(claimed.tries)
        log.warning("digest_not_taken", **told, tries=claimed.tries, for_good=fault.for_good, given_up=pause is None)
        why = LetterFault.REFUSED if fault.for_good else LetterFault.GIVEN_UP
        return replace(claimed, due_at=now() + pause) if pause else replace(claimed, tries=0, fault=why)
    log.info("digest_sent", **told)
    return replace(claimed, tries=0, sent_at=now(), fault=None)


def _keep(ended: DigestReader, database: Database) -> None:
    with database.begin() as tx:
        if tx.digests.reader(ended.cohort, ended.person_id) is not None:  # who wants none meanwhile gets none
            tx.digests.put(ended)
