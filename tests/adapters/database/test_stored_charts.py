"""The contract of `grader.engine.ports.charts.Charts`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from grader.adapters.database import tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.cohorts.progress import Progress
from grader.domain.grading.run import Run
from grader.domain.stumbles.effort import Effort
from grader.domain.stumbles.stumble import Stumble
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Reason, Status
from grader.engine.ports.charts import StoppedFirst

COHORT, WEEK = "dwwm-2026", timedelta(days=7)
HELLO, WHOLE = Stumble("says-hello", Reason.TIME, "k1"), Stumble("", Reason.MISSING_FILE, "k2")


def passed(learner: str, exercise: str, at: datetime) -> Progress:
    return Progress(f"E-{learner}", exercise, Status.PASSED, 1, 1, 1, None, at, at)


def pause(address: str, learner: str) -> None:
    engine = open_engine(address)
    with engine.begin() as connection:
        place = tables.enrollment.c.id == f"E-{learner}"
        connection.execute(update(tables.enrollment).where(place).values(status=EnrollmentStatus.PAUSED))
    engine.dispose()


@pytest.fixture
def passes(school: SqlDatabase, morning: datetime) -> SqlDatabase:
    """Return the school once Ada has passed two exercises and Karim one, the third of which nobody asks for."""
    cells = passed("ada", "bonjour", morning), passed("ada", "prix", morning + WEEK), passed("ada", "other", morning)
    with school.begin() as tx:
        tx.board.put(*cells, passed("karim", "bonjour", morning + 3 * WEEK), Progress("E-karim", "prix", Status.FAILED))
    return school


def test_passes_are_counted_by_learner_and_span(passes: SqlDatabase, morning: datetime) -> None:
    with passes.read() as tx:
        spans = tx.charts.passes(COHORT, ["bonjour", "prix"], [morning + timedelta(days=1), morning + 2 * WEEK])
        at_once = tx.charts.passes(COHORT, ["bonjour", "prix"], [])

    assert sorted(spans) == [("E-ada", 0, 1), ("E-ada", 1, 1), ("E-karim", 2, 1)]
    assert sorted(at_once) == [("E-ada", 0, 2), ("E-karim", 0, 1)]


def test_what_takes_long_to_count_is_counted_once_a_version_of_the_board(
    passes: SqlDatabase, morning: datetime, statements: list[str]
) -> None:
    def counted() -> tuple[object, ...]:
        with passes.read() as tx:
            return (
                tx.charts.passes(COHORT, ["bonjour", "prix"], [morning + WEEK]),
                tx.charts.hand_ins(COHORT, morning),
                tx.charts.having_passed(COHORT, [["bonjour"], ["prix"]]),
            )

    before = counted()
    statements.clear()
    again = counted()
    asked = len(statements)
    with passes.begin() as tx:
        tx.board.put(passed("karim", "prix", morning))

    assert (again, asked) == (before, 3)  # each time the version alone
    assert counted()[2] == [2, 2]


def test_a_span_ends_before_its_bound(passes: SqlDatabase, morning: datetime) -> None:
    with passes.read() as tx:
        assert tx.charts.passes(COHORT, ["other"], [morning]) == [("E-ada", 1, 1)]
        assert tx.charts.passes(COHORT, ["other"], [morning + timedelta(microseconds=1)]) == [("E-ada", 0, 1)]


def test_whoever_has_passed_one_of_several_is_counted_once(passes: SqlDatabase) -> None:
    with passes.read() as tx:
        assert tx.charts.having_passed(COHORT, [["bonjour", "prix"], ["prix"], ["nothing"], []]) == [2, 1, 0, 0]
        assert tx.charts.having_passed(COHORT, []) == []
        assert tx.charts.having_passed("other", [["bonjour"]]) == [0]


def test_hand_ins_are_counted_by_the_quarter_of_an_hour(
    school: SqlDatabase, submission: Submission, morning: datetime
) -> None:
    began = int(morning.replace(minute=0, second=0, microsecond=0).timestamp())
    with school.begin() as tx:
        for minutes in (9, 10, 24, 25):
            later = morning + timedelta(minutes=minutes)
            tx.submissions.add(replace(submission, id=f"S{minutes}", commit=f"c{minutes}", received_at=later))

    with school.read() as tx:
        assert tx.charts.hand_ins(COHORT, morning) == {began: 2, began + 900: 2, began + 1800: 1}
        assert tx.charts.hand_ins(COHORT, morning + timedelta(minutes=24)) == {began + 900: 1, began + 1800: 1}
        assert tx.charts.hand_ins("other", morning) == {}


def test_a_check_counts_each_learner_once_and_whom_it_still_stops(
    school: SqlDatabase, run: Run, morning: datetime
) -> None:
    stopped = Effort("d1", "E-ada", 2, morning, None, "k1", "says-hello")
    further = replace(stopped, enrollment_id="E-karim", passed_at=morning)
    met = ((stopped, HELLO), (stopped, replace(HELLO, key="k3")), (stopped, WHOLE), (further, HELLO))
    with school.begin() as tx:
        for effort, stumble in met:
            tx.stumbles.put(effort)
            tx.stumbles.met(effort, stumble, run.id, morning)

    with school.read() as tx:
        every = (StoppedFirst("d1", "says-hello", 2, 1), StoppedFirst("d1", "", 1, 0))
        assert tx.charts.stopped_first(COHORT, ["d1"], 9) == every
        assert tx.charts.stopped_first(COHORT, ["d1"], 1) == every[:1]
        assert tx.charts.stopped_first(COHORT, [], 9) == tx.charts.stopped_first("other", ["d1"], 9) == ()


def test_who_pauses_is_not_counted(
    passes: SqlDatabase, submission: Submission, run: Run, address: str, morning: datetime
) -> None:
    with passes.begin() as tx:
        tx.stumbles.put(effort := Effort("d1", "E-ada", 1, morning, None, "k1", "says-hello"))
        tx.stumbles.met(effort, HELLO, run.id, morning)

    pause(address, "ada")

    with passes.read() as tx:
        assert tx.charts.passes(COHORT, ["prix"], []) == []
        assert tx.charts.having_passed(COHORT, [["prix"]]) == [0]
        assert tx.charts.hand_ins(COHORT, morning) == {}
        assert tx.charts.stopped_first(COHORT, ["d1"], 9) == ()
