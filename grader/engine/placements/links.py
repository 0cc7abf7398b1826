"""Links by which a learner says themselves what became of them: leads make them and take them back, learners answer."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.days import first_day
from grader.domain.errors import NotFound, NotValid
from grader.domain.operation.audit import Act, Actor, Way
from grader.domain.people import Person
from grader.domain.placements.placement import (
    POSITIVE,
    Placement,
    PlacementKind,
    PlacementMoment,
    PlacementSource,
)
from grader.domain.placements.question import LINK_LIFE, PlacementQuestion
from grader.engine.accounts.sessions import hash_of
from grader.engine.placements.reading import asked_by, end_day
from grader.engine.placements.saying import led_place
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewSecret, Now


@dataclass(frozen=True)
class MadeLink:
    """A link that was just made; nobody can show it again."""

    secret: str
    until: datetime


@dataclass(frozen=True)
class AskedLearner:
    """What the page of a link shows, to whoever has it: nothing of anybody else, and nothing that was said.

    Attributes:
        end: When their time in the cohort ended.
        until: How long the link holds.
        takes_answer: They have not answered, or a moment ago alone.
        wants_letters: They have not asked for none.
    """

    person: Person
    cohort: Cohort
    question: PlacementQuestion
    end: date | None
    until: datetime
    takes_answer: bool
    wants_letters: bool


def make_link(
    viewer: Person,
    cohort: str,
    handle: str,
    moment: PlacementMoment,
    *,
    zone: tzinfo,
    database: Database,
    now: Now,
    new_secret: NewSecret,
) -> MadeLink:
    """Return a new link that asks a learner about a moment; those before hold as well, unless they were answered.

    Raises:
        NotFound: The viewer is not of the cohort's staff, or nobody of that handle learns there.
        NotAllowed: `leads_only`.
        NotValid: `placement_early`: the day of this moment is still to come.
    """
    at = now()
    with database.begin() as tx:
        found, place = led_place(viewer, cohort, handle, tx)
        if moment not in asked_by(end_day(place, found, zone), first_day(at, zone)):
            raise NotValid("placement_early", name=place.person.name)
        known = tx.placement_questions.get(place.id, moment) or PlacementQuestion(place.id, moment)
        if known.answered_at or known.withdrawn_at:
            tx.placement_questions.end_links(place.id, moment)
        question = replace(known, linked_at=at, answered_at=None, withdrawn_at=None)
        tx.placement_questions.put(question)
        link = MadeLink(new_secret(), at + LINK_LIFE)
        tx.placement_questions.add_link(hash_of(link.secret), question, link.until)
        tx.audit.add(Act.PLACEMENT_ASKED, place.person.id, belongs_to=cohort)
    return link


def withdraw_links(
    viewer: Person, cohort: str, handle: str, moment: PlacementMoment, *, database: Database, now: Now
) -> None:
    """Let no link to a question open anything any more, and send no letter of it.

    Raises:
        NotFound: The viewer is not of the cohort's staff, nobody of that handle learns there, or nobody asked them.
        NotAllowed: `leads_only`.
    """
    with database.begin() as tx:
        _, place = led_place(viewer, cohort, handle, tx)
        question = tx.placement_questions.get(place.id, moment)
        if question is None:
            raise NotFound("placement_over")
        tx.placement_questions.end_links(place.id, moment)
        tx.placement_questions.put(replace(question, due_at=None, withdrawn_at=now()))
        tx.audit.add(Act.PLACEMENT_LINKS_ENDED, place.person.id, belongs_to=cohort)


def asked_learner(secret: str, *, zone: tzinfo, database: Database, now: Now) -> AskedLearner:
    """Return what a link asks.

    Raises:
        NotFound: `placement_over`: unknown, too old or taken back; which of them is not said.
    """
    with database.read() as tx:
        return _asked(secret, tx, now(), zone)


def answer_placement(
    secret: str, kind: PlacementKind, *, related: bool | None, zone: tzinfo, database: Database, now: Now
) -> None:
    """Write down what a learner says of themselves, in place of what was said of the moment.

    Args:
        kind: `no_answer` is who prefers not to say.
        related: Counts of work and training alone.

    Raises:
        NotFound: `placement_over`: as `asked_learner`, or it was answered.
    """
    at = now()
    with database.begin() as tx:
        asked = _asked(secret, tx, at, zone)
        if not asked.takes_answer:
            raise NotFound("placement_over")
        question, day = asked.question, first_day(at, zone)
        related = related if kind in POSITIVE else None
        said = Placement(question.enrollment_id, question.moment, kind, related, PlacementSource.LEARNER, day)
        tx.placements.put(said)
        tx.placement_questions.put(replace(question, answered_at=question.answered_at or at, due_at=None))
        themselves = Actor(Way.WEB, asked.person.id)
        tx.audit.add(Act.PLACEMENT_SAID, asked.person.id, belongs_to=asked.cohort.slug, by=themselves)


def refuse_letters(secret: str, *, zone: tzinfo, database: Database, now: Now) -> None:
    """Write to a learner no more, of whichever moment and cohort.

    Raises:
        NotFound: `placement_over`, as `asked_learner`.
    """
    at = now()
    with database.begin() as tx:
        person = _asked(secret, tx, at, zone).person
        tx.placement_questions.want_no_letters(person.id, at)
        tx.audit.add(Act.PLACEMENT_LETTERS_REFUSED, person.id, by=Actor(Way.WEB, person.id))


def forget_old_links(*, database: Database, now: Now) -> None:
    """Forget the links that are too old: they open nothing any more."""
    with database.begin() as tx:
        tx.placement_questions.drop_expired(now())


def _asked(secret: str, tx: Transaction, at: datetime, zone: tzinfo) -> AskedLearner:
    found = tx.placement_questions.by_link(hash_of(secret), at)
    if found is None:
        raise NotFound("placement_over")
    question, until = found
    cohort, place = place_asked(question, tx)
    return AskedLearner(
        person=place.person,
        cohort=cohort,
        question=question,
        end=end_day(place, cohort, zone),
        until=until,
        takes_answer=question.takes_answer(at),
        wants_letters=tx.placement_questions.no_letters_since(place.person.id) is None,
    )


def place_asked(question: PlacementQuestion, tx: Transaction) -> tuple[Cohort, Enrollment]:
    """Return whom a question is about, and their cohort.

    Raises:
        NotFound: `placement_over`: neither is there any more.
    """
    place = next(iter(tx.cohorts.places([question.enrollment_id])), None)
    cohort = tx.cohorts.get(place.cohort) if place else None
    if place is None or cohort is None:
        raise NotFound("placement_over")
    return cohort, place
