"""Letters that ask learners what became of them: one when a moment comes, one reminder, and never a third."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, tzinfo

import structlog

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.days import first_day
from grader.domain.errors import LetterNotTaken, NotFound
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.placements.placement import PlacementMoment
from grader.domain.placements.question import (
    LINK_LIFE,
    MOST_LETTERS,
    REMINDED_AFTER,
    PlacementLetter,
    PlacementQuestion,
    first_letter_at,
    is_written_of,
)
from grader.domain.rosters.letter import LetterFault, Mail, pause_after
from grader.engine.accounts.sessions import hash_of
from grader.engine.placements.links import place_asked
from grader.engine.placements.reading import end_day
from grader.engine.placements.saying import led_cohort
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.rosters import Post
from grader.engine.ports.sources import NewSecret, Now

log = structlog.get_logger()

AT_ONCE = 20


Write = Callable[[PlacementLetter], Mail]
"""Writes it in the language of whom it goes to."""


def choose_placement_letters(viewer: Person, cohort: str, *, wanted: bool, database: Database, now: Now) -> None:
    """Ask a cohort's learners by letter from now on, or no more; doing it twice changes nothing.

    Raises:
        NotFound: There is no such cohort, or the viewer is not of its staff.
        NotAllowed: `leads_only`.
    """
    with database.begin() as tx:
        led_cohort(viewer, cohort, tx)
        if wanted:
            tx.placement_questions.write_from(cohort, now())
        else:
            tx.placement_questions.write_no_more(cohort)
        act = Act.PLACEMENT_LETTERS_BEGUN if wanted else Act.PLACEMENT_LETTERS_ENDED
        tx.audit.add(act, cohort)


def look_for_moments(*, zone: tzinfo, database: Database, now: Now) -> int:
    """Let a letter go to each learner one of whose moments has come, and return to how many.

    Nobody is asked who has been asked, of whom something is said, who has no address or who wants no letters.
    """
    at = now()
    with database.read() as tx:
        cohorts = tx.placement_questions.cohorts_written_to()
    asked = 0
    for slug in cohorts:
        with database.begin() as tx:
            for question in tuple(_come(slug, tx, first_day(at, zone), zone)):
                tx.placement_questions.put(question)
                asked += 1
    return asked


def _come(slug: str, tx: Transaction, today: date, zone: tzinfo) -> Iterator[PlacementQuestion]:
    cohort = tx.cohorts.get(slug)
    if cohort is None:
        return
    known = {(one.enrollment_id, one.moment) for one in tx.placement_questions.of_cohort(slug)}
    known |= {(one.enrollment_id, one.moment) for one in tx.placements.of_cohort(slug)}
    silent = tx.placement_questions.without_letters(slug)
    for place in tx.cohorts.enrollments(slug):
        if not place.person.email or place.person.id in silent:
            continue
        end = end_day(place, cohort, zone)
        for moment in PlacementMoment:
            if (place.id, moment) not in known and is_written_of(moment, end, today):
                yield PlacementQuestion(place.id, moment, due_at=first_letter_at(today, zone))


def send_questions(post: Post, write: Write, *, database: Database, now: Now, new_secret: NewSecret) -> int:
    """Send the letters that are due, and return how many were taken.

    Each is counted before it is sent: a death while it goes may lose it, and nobody ever gets one more than two.
    """
    with database.read() as tx:
        due = tx.placement_questions.due(now(), AT_ONCE)
    taken = 0
    for question in due:
        with database.begin() as tx:
            begun = tx.placement_questions.claim(question)
            letter = _letter(begun, tx, now(), new_secret) if begun else None
        if begun is not None and letter is not None:
            ended = _sent(begun, write(letter), post, now)
            taken += not ended.tries and ended.fault is None
            _keep(ended, database)
    return taken


def _letter(begun: PlacementQuestion, tx: Transaction, at: datetime, new_secret: NewSecret) -> PlacementLetter | None:
    """Return the letter with a new link; None where nobody is to be asked any more."""
    try:
        cohort, place = place_asked(begun, tx)
    except NotFound:
        return None
    if not _is_wanted(begun, cohort, place, tx):
        return None
    secret, until = new_secret(), at + LINK_LIFE
    tx.placement_questions.add_link(hash_of(secret), begun, until)
    return PlacementLetter(place.person, cohort, begun.moment, secret, until, is_reminder=begun.sent_at is not None)


def _is_wanted(begun: PlacementQuestion, cohort: Cohort, place: Enrollment, tx: Transaction) -> bool:
    said = any(one.moment is begun.moment for one in tx.placements.of(place.id))
    over = said or begun.answered_at is not None or begun.withdrawn_at is not None or begun.letters > MOST_LETTERS
    writes = tx.placement_questions.writes_since(cohort.slug) is not None
    return not over and writes and bool(place.person.email) and _wants_letters(place.person, tx)


def _wants_letters(person: Person, tx: Transaction) -> bool:
    return tx.placement_questions.no_letters_since(person.id) is None


def _sent(begun: PlacementQuestion, mail: Mail, post: Post, now: Now) -> PlacementQuestion:
    """Return what came of handing a letter to the mail server; one that was not taken does not count."""
    told = {"place": begun.enrollment_id, "moment": begun.moment.value}
    try:
        post.send(mail)
    except LetterNotTaken as fault:
        pause = None if fault.for_good else pause_after(begun.tries)
        log.warning("placement_letter_not_taken", **told, for_good=fault.for_good, given_up=pause is None)
        why = LetterFault.REFUSED if fault.for_good else LetterFault.GIVEN_UP
        due_at = now() + pause if pause else None
        return replace(begun, letters=begun.letters - 1, due_at=due_at, fault=None if pause else why)
    log.info("placement_letter_sent", **told)
    if begun.sent_at is None:
        due_at = now() + REMINDED_AFTER if begun.letters < MOST_LETTERS else None
        return replace(begun, tries=0, sent_at=now(), due_at=due_at, fault=None)
    return replace(begun, tries=0, reminded_at=now(), fault=None)


def _keep(ended: PlacementQuestion, database: Database) -> None:
    """Store what came of a letter, where the question was neither answered nor withdrawn while it went."""
    with database.begin() as tx:
        known = tx.placement_questions.get(ended.enrollment_id, ended.moment)
        if known is not None:
            over = known.answered_at is not None or known.withdrawn_at is not None
            tx.placement_questions.put(
                replace(
                    ended,
                    linked_at=known.linked_at,
                    answered_at=known.answered_at,
                    withdrawn_at=known.withdrawn_at,
                    due_at=None if over else ended.due_at,
                )
            )
