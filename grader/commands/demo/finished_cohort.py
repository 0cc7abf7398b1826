"""The demo's cohort that is over: 18 people without hand-ins, and what became of them until six weeks after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from grader.commands.cohorts import join
from grader.commands.demo.demo_cohorts import let_in
from grader.commands.demo.past_school import PastSchool
from grader.commands.demo.people import Learner
from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.days import first_day, start_of
from grader.domain.people import Person
from grader.domain.placements.placement import PlacementKind, PlacementMoment, PlacementSource
from grader.engine.cohorts.ending import end_cohort
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.placements.links import answer_placement, make_link
from grader.engine.placements.saying import PlacementEntry, say_placement
from grader.engine.rosters.changing import PlaceChange, change_place

FINISHED = Cohort("web-2604", "Promo web, avril 2026 (les chiffres de 2016)")
"""Its name says on each of its pages that it has the figures which the school published of its first cohort."""

ENDED_BEFORE_THE_FIRST = timedelta(days=10)
LASTED = timedelta(weeks=20)
AT_WORK = timedelta(hours=11)
STAFF = ("ines", "paul")

AT_END, SIX_WEEKS = PlacementMoment.AT_END, PlacementMoment.SIX_WEEKS
PERMANENT, COMPANY = PlacementKind.PERMANENT, PlacementKind.OWN_COMPANY
TRAINING, FIXED_TERM = PlacementKind.PROFESSIONAL_TRAINING, PlacementKind.FIXED_TERM_LONG
LOOKING, OTHER, SILENT = PlacementKind.LOOKING, PlacementKind.OTHER, PlacementKind.NO_ANSWER


@dataclass(frozen=True)
class Leaving:
    """Somebody who was there, and what became of them.

    Attributes:
        related: What they do has to do with the training.
        days: How long after the moment's day they said so: by the link, or None: Paul called them.
    """

    name: str
    at_end: PlacementKind
    six_weeks: PlacementKind
    related: bool | None = None
    days: int | None = None


LEAVING: Mapping[str, Leaving] = {
    "adele": Leaving("Adèle Pons", PERMANENT, PERMANENT, related=True, days=0),
    "brahim": Leaving("Brahim Lakhdar", LOOKING, PERMANENT, related=True, days=1),
    "clement": Leaving("Clément Vaysse", LOOKING, PERMANENT, related=True, days=0),
    "djamila": Leaving("Djamila Saïdi", PERMANENT, PERMANENT, related=True, days=3),
    "elodie": Leaving("Élodie Marty", LOOKING, PERMANENT, related=False),
    "farid": Leaving("Farid Meziane", SILENT, PERMANENT, related=True, days=7),
    "gaelle": Leaving("Gaëlle Roques", COMPANY, COMPANY, related=True, days=0),
    "habib": Leaving("Habib Touré", LOOKING, COMPANY, related=True, days=2),
    "iris": Leaving("Iris Lopez", LOOKING, COMPANY, related=True, days=1),
    "jordan": Leaving("Jordan Bonnet", SILENT, COMPANY, related=False),
    "khadija": Leaving("Khadija Alaoui", TRAINING, TRAINING, related=True, days=0),
    "loic": Leaving("Loïc Cazaux", TRAINING, TRAINING, related=True, days=4),
    "maeva": Leaving("Maëva Hoarau", LOOKING, FIXED_TERM, related=True, days=1),
    "nabil": Leaving("Nabil Bensaïd", LOOKING, FIXED_TERM, related=False, days=8),
    "oceane": Leaving("Océane Faure", LOOKING, LOOKING, days=0),
    "paulo": Leaving("Paulo Ferreira", LOOKING, LOOKING),
    "rania": Leaving("Rania Jaziri", LOOKING, LOOKING, days=7),
    "sylvain": Leaving("Sylvain Delpech", SILENT, OTHER),
}
"""After six weeks 14 of 18 work, found a company or learn a trade: six, four, two and two."""


def open_finished(school: PastSchool, first_begins: datetime) -> None:
    """Bring the cohort in by the steps that its people took, unless it is there.

    Args:
        first_begins: When the cohort began that has begun: this one was over before.
    """
    parts, zone = school.parts, school.parts.settings.zone
    with parts.database.read() as tx:
        if tx.cohorts.get(FINISHED.slug) is not None:
            return
    last_day = first_day(first_begins, zone) - ENDED_BEFORE_THE_FIRST
    school.at(start_of(last_day - LASTED, zone) + AT_WORK)
    open_cohort(FINISHED, (), database=parts.database)
    for handle in STAFF:
        join(_person(handle, school), FINISHED.slug, parts)
    for handle, one in LEAVING.items():
        let_in(Learner(one.name, handle), FINISHED, parts)
    periods = parts.settings.periods
    end_cohort(FINISHED.slug, last_day, sure=True, periods=periods, zone=zone, database=parts.database, now=parts.now)
    paul = _person("paul", school)
    _complete(paul, last_day, school)
    for handle, one in LEAVING.items():
        _say(paul, handle, PlacementEntry(AT_END, one.at_end, one.related, PlacementSource.LEARNER), last_day, school)
        _ask(paul, handle, one, SIX_WEEKS.day(last_day), school)


def _person(handle: str, school: PastSchool) -> Person:
    with school.parts.database.read() as tx:
        person = tx.people.by_handle(handle)
    if person is None:
        message = f"the demo has lost {handle}"
        raise LookupError(message)
    return person


def _complete(paul: Person, last_day: date, school: PastSchool) -> None:
    """Let Paul write down on the last day that all of them completed it."""
    parts = school.at(start_of(last_day, school.parts.settings.zone) + AT_WORK)
    change = PlaceChange(EnrollmentStatus.COMPLETED, since=last_day)
    for handle in LEAVING:
        change_place(
            paul, FINISHED.slug, handle, change, database=parts.database, now=parts.now, zone=parts.settings.zone
        )


def _ask(paul: Person, handle: str, one: Leaving, day: date, school: PastSchool) -> None:
    """Let somebody say what they do after six weeks, by their link or on the telephone."""
    if one.days is None:
        entry = PlacementEntry(SIX_WEEKS, one.six_weeks, one.related, PlacementSource.LEARNER)
        _say(paul, handle, entry, day, school)
        return
    zone = school.parts.settings.zone
    parts = school.at(start_of(day, zone) + AT_WORK)
    link = make_link(
        paul,
        FINISHED.slug,
        handle,
        SIX_WEEKS,
        zone=zone,
        database=parts.database,
        now=parts.now,
        new_secret=parts.new_secret,
    )
    school.at(start_of(day + timedelta(days=one.days), zone) + AT_WORK)
    answer_placement(link.secret, one.six_weeks, related=one.related, zone=zone, database=parts.database, now=parts.now)


def _say(paul: Person, handle: str, entry: PlacementEntry, day: date, school: PastSchool) -> None:
    zone = school.parts.settings.zone
    parts = school.at(start_of(day, zone) + AT_WORK)
    say_placement(paul, FINISHED.slug, handle, entry, zone=zone, database=parts.database, now=parts.now)
