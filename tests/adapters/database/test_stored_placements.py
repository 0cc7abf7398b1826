"""The contract of `grader.engine.ports.placements.Placements`, and what of it stays without a name."""

from datetime import date, datetime

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.placements.placement import Placement, PlacementKind, PlacementMoment, PlacementSource
from grader.engine.ports.retention import AgedKind

AT_END, SIX_WEEKS = PlacementMoment.AT_END, PlacementMoment.SIX_WEEKS
LOOKING = Placement("E-ada", AT_END, PlacementKind.LOOKING, None, PlacementSource.LEARNER, date(2026, 6, 30))
HIRED = Placement("E-ada", SIX_WEEKS, PlacementKind.PERMANENT, True, PlacementSource.EMPLOYER, date(2026, 8, 11))  # noqa: FBT003 - a value
SILENT = Placement("E-karim", AT_END, PlacementKind.NO_ANSWER, None, PlacementSource.STAFF, date(2026, 7, 1))


def test_it_keeps_one_a_learner_and_moment(school: SqlDatabase) -> None:
    with school.begin() as tx:
        for placement in (SILENT, HIRED, LOOKING):
            tx.placements.put(placement)
        kept = tx.placements.of("E-ada"), tx.placements.of_cohort("dwwm-2026"), tx.placements.of_cohort("other")

    assert kept == ((LOOKING, HIRED), (LOOKING, HIRED, SILENT), ())


def test_what_was_said_last_stands_in_place_of_what_was_said_before(school: SqlDatabase) -> None:
    changed = Placement("E-ada", AT_END, PlacementKind.INTERNSHIP)
    with school.begin() as tx:
        tx.placements.put(LOOKING)
        tx.placements.put(changed)
        kept = tx.placements.of("E-ada")

    assert kept == (changed,)


def test_one_moment_is_forgotten_and_nothing_is_forgotten_twice(school: SqlDatabase) -> None:
    with school.begin() as tx:
        tx.placements.put(LOOKING)
        tx.placements.put(HIRED)
        for _ in range(2):
            tx.placements.forget("E-ada", AT_END)
        kept = tx.placements.of("E-ada")

    assert kept == (HIRED,)


def test_it_outlives_code_and_of_an_erased_name_what_the_figures_count(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.placements.put(HIRED)
        tx.placements.put(SILENT)
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)
        kept = tx.placements.of("E-ada")
        tx.aged.erase(AgedKind.ACCOUNT, ["P-ADA"], morning)
        without_name = tx.placements.of_cohort("dwwm-2026")

    assert kept == (HIRED,)
    assert without_name == (Placement("E-ada", SIX_WEEKS, PlacementKind.PERMANENT), SILENT)
