"""Who looked at one person's pages: on which day, at what, and for which company; never how often or how long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from grader.domain.people import Person


class SeenPage(StrEnum):
    """What of one person is looked at; a list of many people is none of these."""

    PROGRESS = "progress"
    """Their page: week by week, and where they stand still."""

    REPORT = "report"
    """The same as a paper to take away."""

    TRIES = "tries"
    """The list of all that they handed in."""

    AS_LEARNER = "as_learner"
    """A page of theirs, opened as they read it."""

    COMPETENCIES = "competencies"

    EVIDENCE = "evidence"
    """Their evidence pack, to take away."""

    ACTIVITY = "activity"
    """What they did over some days, to read or to take away."""

    MEMBER = "member"
    """Their account and place in a cohort."""

    COUNSELLING = "counselling"
    """Their follow-up by the association."""

    PORTFOLIO = "portfolio"


@dataclass(frozen=True)
class PageLook:
    """Somebody looked at something of a person's, on a day; twice a day is once.

    Attributes:
        company: As it was called then: a company may go, and who looked is still told. Empty for others.
    """

    viewer: Person
    page: SeenPage
    day: date
    company: str = ""


@dataclass(frozen=True)
class DayOfLooks:
    """Who looked on a day, and at what, in the order of `SeenPage`."""

    day: date
    lookers: tuple[tuple[PageLook, tuple[SeenPage, ...]], ...]
    """One look of each person, for their name and company, with all that they looked at."""


def by_day(looks: Iterable[PageLook]) -> tuple[DayOfLooks, ...]:
    """Return looks by day, the last day first, each person of a day once."""
    ordered = sorted(looks, key=lambda one: (-one.day.toordinal(), one.viewer.list_order, ORDER[one.page]))
    return tuple(DayOfLooks(day, _lookers(list(found))) for day, found in groupby(ordered, key=lambda one: one.day))


ORDER = {page: number for number, page in enumerate(SeenPage)}


def _lookers(looks: list[PageLook]) -> tuple[tuple[PageLook, tuple[SeenPage, ...]], ...]:
    people = [list(found) for _, found in groupby(looks, key=lambda one: one.viewer.id)]
    return tuple((found[0], tuple(one.page for one in found)) for found in people)
