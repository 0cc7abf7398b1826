"""What is kept of a cohort that speaks for indicators of Qualiopi, France's reference for the quality of trainings.

The reference has 7 criteria and 32 indicators: décret n° 2019-565 of 6 June 2019, annex (article R. 6316-1 of the Code
du travail); the ministry's guide tells what auditors look for (version 9, of 8 January 2024).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import IntEnum

from grader.domain.alerts.rules import AlertRules
from grader.domain.competencies.framework import Competency, Framework
from grader.domain.masking import ToldCount
from grader.domain.regrades.regrade import Regrade
from grader.domain.reports.activity import Period, SupportKind
from grader.domain.reports.funders import FundersReport
from grader.domain.text import Text


class Indicator(IntEnum):
    """Those of the 32 for which something is kept, or of which a school must know that nothing is."""

    INFORMATION = 1
    RESULTS = 2
    CERTIFICATION = 3
    POSITIONING = 8
    ADAPTATION = 10
    ASSESSMENT = 11
    ENGAGEMENT = 12
    RESOURCES = 19
    DISABILITY = 26
    OPINIONS = 30
    COMPLAINTS = 31
    IMPROVEMENT = 32


@dataclass(frozen=True)
class ProgrammeLine:
    """An exercise that the cohort was given.

    Attributes:
        week: Of its plan, from 1; None without one.
        module: None where it belongs to none.
        first: When learners are meant to begin, a day; None is at once.
        due: Its last day; None without a date.
    """

    exercise: str
    title: Text
    week: int | None
    module: Text | None
    first: date | None
    due: date | None
    competencies: tuple[str, ...]


@dataclass(frozen=True)
class CompetencyCounts:
    """How many of a cohort have shown a competency, and of how many a person said that they can do it."""

    competency: Competency
    shown: ToldCount
    validated: ToldCount


@dataclass(frozen=True)
class BlockCounts:
    """Of how many all competencies of a block are validated."""

    code: str
    title: Text
    validated: ToldCount


@dataclass(frozen=True)
class FrameworkCounts:
    """A framework of a cohort, its newest version."""

    framework: Framework
    competencies: tuple[CompetencyCounts, ...]
    blocks: tuple[BlockCounts, ...]


@dataclass(frozen=True)
class SupportFigures:
    """What the staff did within the period.

    Attributes:
        learners: For how many.
        times: How often; None where it was for so few that this is not told.
    """

    kind: SupportKind
    learners: ToldCount
    times: int | None


@dataclass(frozen=True)
class ExerciseRelease:
    """A version of an exercise, and when it was published first."""

    exercise: str
    suite_digest: str
    published_at: datetime


@dataclass(frozen=True)
class ResourceLine:
    """An exercise as learners have it.

    Attributes:
        versions: How many there have been.
        newest: The version that new hand-ins run against, and the day from which on.
        first: The day on which the first one was published.
    """

    exercise: str
    title: Text
    runner: str
    versions: int
    newest: str
    newest_on: date
    first: date


@dataclass(frozen=True)
class QualiopiFolder:
    """What is kept of a cohort that speaks for indicators, without any name.

    Attributes:
        period: Over which acts are counted; how people stand is as it was on the report's day.
        report: What those who pay for the cohort are told.
        more_time: How many have a right to more time.
        later_dates: How many have later dates of their own.
        decisions: How often the staff validated a competency, or took that back, within the period.
        projects: How many projects the cohort was given.
        changed: Versions that were published within the period, oldest first.
        regrades: Decided within the period, oldest first.
        titles: Of all exercises named here.
        zone: Where the school is.
    """

    period: Period
    report: FundersReport
    programme: tuple[ProgrammeLine, ...]
    frameworks: tuple[FrameworkCounts, ...]
    support: tuple[SupportFigures, ...]
    more_time: ToldCount
    later_dates: ToldCount
    rules: AlertRules
    decisions: int
    projects: int
    resources: tuple[ResourceLine, ...]
    changed: tuple[ExerciseRelease, ...]
    regrades: tuple[Regrade, ...]
    titles: Mapping[str, Text]
    zone: tzinfo
