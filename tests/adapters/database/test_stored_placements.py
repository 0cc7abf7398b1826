"""The contract of `grader.engine.ports.placements`, and what of it stays without a name."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.placements.placement import Placement, PlacementKind, PlacementMoment, PlacementSource
from grader.domain.placements.question import PlacementQuestion
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


def test_questions_are_kept_one_a_learner_and_moment(school: SqlDatabase, morning: datetime) -> None:
    first, later = PlacementQuestion("E-ada", SIX_WEEKS), PlacementQuestion("E-ada", AT_END, linked_at=morning)
    answered = replace(first, answered_at=morning, letters=1)
    with school.begin() as tx:
        for question in (first, later, answered):
            tx.placement_questions.put(question)
        one = tx.placement_questions.get("E-ada", SIX_WEEKS)
        all_ = tx.placement_questions.of("E-ada"), tx.placement_questions.of_cohort("dwwm-2026")

    assert one == answered
    assert all_ == ((later, answered), (later, answered))


def test_a_link_opens_its_question_until_it_is_too_old_or_ended(school: SqlDatabase, morning: datetime) -> None:
    question, until = PlacementQuestion("E-ada", AT_END), morning + timedelta(days=1)
    with school.begin() as tx:
        tx.placement_questions.put(question)
        for secret_hash in ("first", "second"):
            tx.placement_questions.add_link(secret_hash, question, until)
        tx.placement_questions.drop_expired(morning)
        opened = tx.placement_questions.by_link("first", morning), tx.placement_questions.by_link("first", until)
        tx.placement_questions.end_links("E-ada", AT_END)
        ended = tx.placement_questions.by_link("second", morning)

    assert (opened, ended) == (((question, until), None), None)


def test_a_letter_that_is_due_is_begun_once(school: SqlDatabase, morning: datetime) -> None:
    due = PlacementQuestion("E-ada", AT_END, due_at=morning)
    with school.begin() as tx:
        tx.placement_questions.put(due)
        tx.placement_questions.put(PlacementQuestion("E-karim", AT_END, due_at=morning + timedelta(days=1)))
        found = tx.placement_questions.due(morning, 9)
        begun = [tx.placement_questions.claim(due) for _ in range(2)]
        left = tx.placement_questions.due(morning, 9)

    assert (found, begun, left) == ((due,), [replace(due, due_at=None, letters=1, tries=1), None], ())


def test_a_cohort_is_written_to_from_its_first_moment_on(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        for later in (timedelta(0), timedelta(days=1)):
            tx.placement_questions.write_from("dwwm-2026", morning + later)
        begun = tx.placement_questions.writes_since("dwwm-2026"), tx.placement_questions.cohorts_written_to()
        tx.placement_questions.write_no_more("dwwm-2026")
        ended = tx.placement_questions.writes_since("dwwm-2026"), tx.placement_questions.cohorts_written_to()

    assert (begun, ended) == ((morning, ("dwwm-2026",)), (None, ()))


def test_how_somebody_was_asked_goes_with_their_name(school: SqlDatabase, morning: datetime) -> None:
    question = PlacementQuestion("E-ada", AT_END, linked_at=morning)
    with school.begin() as tx:
        tx.placement_questions.put(question)
        tx.placement_questions.add_link("hash", question, morning + timedelta(days=1))
        for at in (morning, morning + timedelta(days=1)):
            tx.placement_questions.want_no_letters("P-ADA", at)
        silent = tx.placement_questions.no_letters_since("P-ADA"), tx.placement_questions.without_letters("dwwm-2026")
        tx.aged.erase(AgedKind.ACCOUNT, ["P-ADA"], morning)
        left = tx.placement_questions.of("E-ada"), tx.placement_questions.by_link("hash", morning)
        heard = tx.placement_questions.no_letters_since("P-ADA")

    assert silent == (morning, frozenset({"P-ADA"}))
    assert (left, heard) == (((), None), None)
