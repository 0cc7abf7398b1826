"""What every request that counts a cohort's days, or changes its plan, hands to the engine's steps."""

from datetime import tzinfo
from typing import TypedDict

from grader.engine.ports.database import Database
from grader.engine.ports.plans import PublicHolidays
from web.http.context import grader


class PlanningPorts(TypedDict):
    """The parts of the installation that a plan is read and changed with."""

    public_holidays: PublicHolidays
    zone: tzinfo
    database: Database


def planning() -> PlanningPorts:
    """Return these parts."""
    ours = grader()
    return PlanningPorts(public_holidays=ours.public_holidays, zone=ours.settings.zone, database=ours.database)
