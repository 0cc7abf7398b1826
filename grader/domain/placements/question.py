"""A learner who is asked what became of them: by links that open one short form, and by two letters at most."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from grader.domain.cohorts.cohort import Cohort
from grader.domain.people import Person
from grader.domain.placements.placement import PlacementMoment
from grader.domain.rosters.letter import LetterFault

LINK_LIFE = timedelta(days=30)
MENDED_FOR = timedelta(hours=1)
"""How long after an answer the same link takes a better one: who slipped need not ask for another."""

REMINDED_AFTER = timedelta(days=7)
MOST_LETTERS = 2
"""Of one moment: the question, and one reminder."""

ASKED_WITHIN = timedelta(days=14)
"""So long after a moment's day a letter still asks: nobody is written to of what was long ago."""

WRITTEN_AT = time(9)
"""By the school's clock."""


@dataclass(frozen=True)
class PlacementQuestion:
    """How a learner was asked about a moment.

    Attributes:
        linked_at: When a lead last made a link to hand over.
        due_at: When the next letter goes; None where none does.
        letters: How many were begun, a reminder included.
        tries: To send the one that is due.
        sent_at: When the mail server took the question.
        reminded_at: When it took the reminder.
        answered_at: When the learner first answered by a link.
        withdrawn_at: When a lead took the links back.
        fault: Why the last letter did not arrive.
    """

    enrollment_id: str
    moment: PlacementMoment
    linked_at: datetime | None = None
    due_at: datetime | None = None
    letters: int = 0
    tries: int = 0
    sent_at: datetime | None = None
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    withdrawn_at: datetime | None = None
    fault: LetterFault | None = None

    @property
    def has_links(self) -> bool:
        """Tell whether somebody may hold a link that takes an answer, as far as no clock is needed."""
        given = self.linked_at or self.letters
        return bool(given) and self.answered_at is None and self.withdrawn_at is None

    def takes_answer(self, at: datetime) -> bool:
        """Tell whether its links take an answer at that moment; whether a link is too old, the link says."""
        return self.answered_at is None or at < self.answered_at + MENDED_FOR


@dataclass(frozen=True)
class PlacementLetter:
    """What a letter asks.

    Attributes:
        secret: Of its link.
        is_reminder: They were asked before.
    """

    person: Person
    cohort: Cohort
    moment: PlacementMoment
    secret: str
    until: datetime
    is_reminder: bool


def is_written_of(moment: PlacementMoment, end: date | None, today: date) -> bool:
    """Tell whether a letter asks about this moment today, where nobody has asked yet."""
    return end is not None and moment.day(end) <= today < moment.day(end) + ASKED_WITHIN


def first_letter_at(today: date, zone: tzinfo) -> datetime:
    """Return when a letter of today goes."""
    return datetime.combine(today, WRITTEN_AT, zone)
