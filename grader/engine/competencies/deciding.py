"""A competency of a learner, validated or taken back by the staff of their cohort; what was said before is kept."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from grader.domain.cohorts.cohort import Enrollment
from grader.domain.competencies.framework import Framework
from grader.domain.competencies.validation import Decision, Validation, checked_comment, checked_decided_on
from grader.domain.days import first_day
from grader.domain.errors import NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, Now
from grader.engine.rosters.rights import place_of

ACTS = {Decision.VALIDATED: Act.COMPETENCY_VALIDATED, Decision.TAKEN_BACK: Act.COMPETENCY_TAKEN_BACK}


@dataclass(frozen=True)
class LearnerAt:
    """A learner in one of their cohorts, by what addresses call them."""

    cohort: str
    handle: str


@dataclass(frozen=True)
class DecisionEntry:
    """What somebody says.

    Attributes:
        framework: The slug.
        competency: The code, in the framework's newest version.
        decided_on: None is today.
    """

    framework: str
    competency: str
    decision: Decision
    comment: str
    decided_on: date | None = None


def decide(
    viewer: Person, where: LearnerAt, entry: DecisionEntry, *, zone: tzinfo, database: Database, now: Now, new_id: NewId
) -> Validation:
    """Store what the staff say of a competency, and return it.

    Raises:
        NotFound: The viewer is not of the cohort's staff; nobody of that handle learns there; `competency`: the
            newest version of the framework has none of that code.
        NotValid: `validation_comment`, `validation_day`; `validation_none`: there is none to take back.
    """
    today = first_day(now(), zone)
    with database.begin() as tx:
        place = staffed_place(viewer, where.cohort, where.handle, tx)
        framework = _framework(entry, tx)
        tx.removals.hold(place.id)
        before = _newest(place.id, entry, tx)
        if entry.decision is Decision.TAKEN_BACK and (before is None or before.decision is not Decision.VALIDATED):
            raise NotValid("validation_none")
        said = Validation(
            id=new_id(),
            enrollment_id=place.id,
            framework=framework.slug,
            version=framework.version,
            competency=entry.competency,
            decision=entry.decision,
            comment=checked_comment(entry.comment),
            decided_on=checked_decided_on(entry.decided_on or today, today),
            written_at=_after(before, now()),
            by=viewer,
        )
        tx.competencies.say(said)
        tx.audit.add(ACTS[entry.decision], place.person.id, belongs_to=where.cohort)
    return said


def staffed_place(viewer: Person, cohort: str, handle: str, tx: Transaction) -> Enrollment:
    """Return a learner's place in a cohort of which the viewer is staff.

    Raises:
        NotFound: `cohort`, `person`.
    """
    if tx.cohorts.get(cohort) is None or not may_see_everyone(viewer, cohort, tx):
        raise NotFound("cohort", slug=cohort)
    return place_of(cohort, handle, tx)


def _framework(entry: DecisionEntry, tx: Transaction) -> Framework:
    found = tx.competencies.frameworks().newest.get(entry.framework)
    if found is None or found.competency(entry.competency) is None:
        raise NotFound("competency", name=entry.competency)
    return found


def _newest(enrollment_id: str, entry: DecisionEntry, tx: Transaction) -> Validation | None:
    said = [
        one
        for one in tx.competencies.validations(enrollment_id)
        if (one.framework, one.competency) == (entry.framework, entry.competency)
    ]
    return said[-1] if said else None


def _after(before: Validation | None, at: datetime) -> datetime:
    """Return the moment, or the first one after what was said before: what was said last is what holds."""
    return at if before is None else max(at, before.written_at + timedelta(microseconds=1))
