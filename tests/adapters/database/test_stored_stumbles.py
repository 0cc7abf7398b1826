"""The contract of `grader.engine.ports.stumbles.Stumbles`, and what the migration makes of older runs."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import update

from grader.adapters.database import tables
from grader.adapters.database.engines import open_engine
from grader.adapters.database.grading.results import document_of
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.database.upgrading import upgrade
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.grading.run import Result, Run
from grader.domain.grading.scoring import platform_fault, score
from grader.domain.people import Person
from grader.domain.stumbles.effort import Effort
from grader.domain.stumbles.stumble import Stumble, stumble_of
from grader.domain.submissions.submission import Repository, Submission
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason
from grader.engine.ports.retention import AgedKind
from grader.engine.ports.stumbles import Alike, EarlierVersion, StoppingNow
from tests.adapters.database.rows import all_rows, insert_rows

COHORT = "dwwm-2026"
STUMBLE = Stumble("says-hello", Reason.TIME, "k1")


def spent(learner: str, at: datetime, tries: int = 1, version: str = "d1") -> Effort:
    return Effort(version, f"E-{learner}", tries, at, None, "k1")


def test_what_is_put_replaces_what_was_there(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.stumbles.put(spent("ada", morning))
        tx.stumbles.put(passed := replace(spent("ada", morning, 2), passed_at=morning, stopped_by=None))

    with school.read() as tx:
        assert (tx.stumbles.effort("d1", "E-ada"), tx.stumbles.effort("d1", "E-karim")) == (passed, None)
        assert (tx.stumbles.efforts(COHORT, "d1"), tx.stumbles.efforts("other", "d1")) == ((passed,), ())


def test_a_check_counts_each_learner_once(school: SqlDatabase, run: Run, morning: datetime) -> None:
    other, elsewhere = replace(STUMBLE, key="k2"), replace(STUMBLE, check="", key="k3")
    with school.begin() as tx:
        for effort, stumble in (
            ("ada", STUMBLE),
            ("ada", STUMBLE),
            ("ada", other),
            ("karim", STUMBLE),
            ("karim", elsewhere),
        ):
            tx.stumbles.met(spent(effort, morning), stumble, run.id, morning)

    with school.read() as tx:
        assert tx.stumbles.first_failing(COHORT, "d1") == {"says-hello": 2, "": 1}
        assert tx.stumbles.first_failing("other", "d1") == {}


def test_who_left_is_counted_no_more(school: SqlDatabase, run: Run, address: str, morning: datetime) -> None:
    with school.begin() as tx:
        tx.stumbles.put(spent("karim", morning))
        tx.stumbles.met(spent("karim", morning), STUMBLE, run.id, morning)
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(update(tables.enrollment).values(status=EnrollmentStatus.LEFT))
    engine.dispose()

    with school.read() as tx:
        assert (tx.stumbles.efforts(COHORT, "d1"), tx.stumbles.first_failing(COHORT, "d1")) == ((), {})


def test_the_version_before_is_the_newest_that_the_cohort_tried(
    school: SqlDatabase, exercise: Exercise, morning: datetime
) -> None:
    with school.begin() as tx:
        for day, digest in enumerate(("d2", "d3", "d4"), start=1):
            tx.catalog.publish(replace(exercise, suite_digest=digest), morning + timedelta(days=day))
        for digest in ("d1", "d2", "d4"):
            tx.stumbles.put(spent("ada", morning, version=digest))

    with school.read() as tx:
        found = (
            tx.stumbles.version_before(COHORT, "bonjour", "d4"),
            tx.stumbles.version_before("other", "bonjour", "d4"),
        )

    assert found == (EarlierVersion("d2", morning + timedelta(days=2 - 1)), None)


def test_what_stops_learners_again_and_several_of_them_now(school: SqlDatabase, morning: datetime) -> None:
    again = replace(spent("ada", morning), stopped_check="says-hello", stopped_tries=2, stopped_since=morning)
    once = replace(again, enrollment_id="E-karim", stopped_tries=1)
    with school.begin() as tx:
        tx.stumbles.put(again)
        tx.stumbles.put(once)

    with school.read() as tx:
        found = tx.stumbles.stopped_again(COHORT, ["d1"]), tx.stumbles.stopped_again("other", ["d1"])
        own = tx.stumbles.efforts_of("E-ada", ["d1", "d2"]), tx.stumbles.efforts_of("E-ada", ["d2"])
        each = tx.stumbles.stopping(["E-ada", "E-karim", "E-x"], ["d1"]), tx.stumbles.stopping(["E-ada"], ["d2"])
        now = [tx.stumbles.stopping_now(COHORT, ["d1", "d2"], least) for least in (2, 3)]

    assert found == ((again,), ())
    assert sorted(each[0]) == [("d1", "E-ada", "says-hello"), ("d1", "E-karim", "says-hello")]
    assert list(each[1]) == []
    assert own == ((again,), ())
    assert now == [(StoppingNow("d1", "says-hello", 2),), ()]


def test_what_stopped_them_goes_with_the_code(school: SqlDatabase, run: Run, morning: datetime, address: str) -> None:
    with school.begin() as tx:
        tx.stumbles.put(spent("ada", morning))
        tx.stumbles.met(spent("ada", morning), STUMBLE, run.id, morning)
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)

    rows = all_rows(address)
    assert (rows["stumble"], len(rows["effort"])) == ([], 1)


def test_cohorts_of_a_person_that_have_an_exercise(school: SqlDatabase, ines: Person) -> None:
    with school.begin() as tx:
        for slug in ("b", "a", "c"):
            tx.cohorts.add(Cohort(slug, slug.upper()))
            tx.cohorts.add_staff(slug, ines.id)
        for slug in ("b", "a", COHORT):
            tx.cohorts.assign(Assignment(slug, "bonjour", 1))

    with school.read() as tx:
        found = tx.cohorts.led_with(ines.id, "bonjour"), tx.cohorts.led_with(ines.id, "prix")

    assert found == ((Cohort("a", "A"), Cohort("b", "B")), ())


def test_failures_of_several_come_by_whom_they_stop_now(school: SqlDatabase, run: Run, morning: datetime) -> None:
    alone, often = replace(STUMBLE, key="k2"), replace(STUMBLE, key="k0")
    later = morning + timedelta(hours=1)
    with school.begin() as tx:
        ada, karim = spent("ada", morning), replace(spent("karim", morning), stopped_by="k0")
        for effort in (ada, karim):
            tx.stumbles.put(effort)
            tx.stumbles.met(effort, STUMBLE, run.id, morning)
            tx.stumbles.met(effort, often, run.id, later if effort is ada else morning)
        tx.stumbles.met(ada, alone, run.id, morning)

    with school.read() as tx:
        found = tx.stumbles.alike(COHORT, "d1", 9), tx.stumbles.alike(COHORT, "d1", 1)
        who = tx.stumbles.who_met(COHORT, "d1", ["k0", "k2"], 9)
        number, one = tx.stumbles.count_alone(COHORT, "d1"), tx.stumbles.one_alike(COHORT, "d1", "k2")
        nobody = tx.stumbles.one_alike("other", "d1", "k2"), tx.stumbles.alike("other", "d1", 9)
        few = tx.stumbles.who_met(COHORT, "d1", ["k0"], 1)

    kind = ("says-hello", Reason.TIME)
    assert found == ((Alike("k0", *kind, 2, 1), Alike("k1", *kind, 2, 1)), (Alike("k0", *kind, 2, 1),))
    assert (number, one, nobody) == (1, Alike("k2", *kind, 1, 0), (None, ()))
    assert [(met.person.handle, met.still, met.at) for met in who["k0"]] == [
        ("karim", True, morning),
        ("ada", False, later),
    ]
    assert [(met.submission_id, met.run_id) for met in who["k2"]] == [("S-1", run.id)]
    assert [met.person.handle for met in few["k0"]] == ["karim"]


def test_whom_a_pass_took_further_is_not_there_any_more(school: SqlDatabase, run: Run, morning: datetime) -> None:
    with school.begin() as tx:
        for handle in ("ada", "karim"):
            passed = replace(spent(handle, morning), passed_at=morning, stopped_by=None)
            tx.stumbles.put(passed)
            tx.stumbles.met(passed, STUMBLE, run.id, morning)

    with school.read() as tx:
        assert tx.stumbles.alike(COHORT, "d1", 9) == (Alike("k1", "says-hello", Reason.TIME, 2, 0),)


def test_several_runs_at_once(school: SqlDatabase, run: Run) -> None:
    with school.read() as tx:
        assert (tx.runs.get_all([run.id, "x"]), tx.runs.get_all([])) == ({run.id: run}, {})


FAILED = CheckReport("says-hello", Outcome.FAILED, Reason.CHECK_FAILED, Message("not_equal", {}, "é"), "'a'", "'b'")
PASSED = CheckReport("says-hello", Outcome.PASSED)


def handed_in_before(address: str, exercise: Exercise, ada: Person, morning: datetime, *results: Result | None) -> None:
    """Let Ada have handed something in each hour, in a database that counts nothing yet, and bring it up to date."""
    upgrade(address, "0017")
    person = {"id": ada.id, "handle": ada.handle, "name": ada.name, "role": ada.role}
    cohort = {"slug": COHORT, "name": "DWWM 2026"}
    place = {"id": "E-ada", "cohort": COHORT, "person_id": ada.id, "status": "active"}
    insert_rows(address, person=person, cohort=cohort, enrollment=place)
    database = SqlDatabase(address)
    with database.begin() as tx:
        tx.repositories.add(Repository("R-ada", "E-ada", COHORT, "ada"))
        tx.catalog.publish(exercise, morning)
        for number in range(len(results)):
            at = morning + timedelta(hours=number)
            sent = Submission(f"S-{number}", "R-ada", "E-ada", "bonjour", f"c{number}", "t", at, number + 1)
            tx.submissions.add(sent)
    database.dispose()
    for number, result in enumerate(results):
        insert_rows(address, run=_run(number, morning + timedelta(hours=number), result))
    upgrade(address)


def test_the_migration_counts_what_was_handed_in_before(
    empty_address: str, exercise: Exercise, ada: Person, morning: datetime
) -> None:
    wrong, right = (score(exercise, Report((one,), Ending.FINISHED)) for one in (FAILED, PASSED))
    results = (wrong, platform_fault(exercise), wrong, right, wrong, None)

    handed_in_before(empty_address, exercise, ada, morning, *results)

    database = SqlDatabase(empty_address)
    with database.read() as tx:
        found, stopped = tx.stumbles.efforts(COHORT, "d1"), tx.stumbles.first_failing(COHORT, "d1")
    rows = all_rows(empty_address)["stumble"]
    database.dispose()
    told = stumble_of("bonjour", wrong)
    assert told is not None
    assert found == (Effort("d1", "E-ada", 3, morning, morning + timedelta(hours=3), None),)
    assert stopped == {"says-hello": 1}
    assert [(dict(row)["key"], dict(row)["run_id"]) for row in rows] == [(told.key, "U-4")]


def test_the_migration_counts_for_how_many_tries_the_same_check_stops_somebody(
    empty_address: str, exercise: Exercise, ada: Person, morning: datetime
) -> None:
    wrong = score(exercise, Report((FAILED,), Ending.FINISHED))

    handed_in_before(empty_address, exercise, ada, morning, wrong, wrong, None)

    database = SqlDatabase(empty_address)
    with database.read() as tx:
        (found,) = tx.stumbles.stopped_again(COHORT, ["d1"])
    database.dispose()
    assert (found.stopped_check, found.stopped_tries) == ("says-hello", 2)
    assert (found.stopped_since, found.stopped_at) == (morning, morning + timedelta(hours=1))


def _run(number: int, at: datetime, result: Result | None) -> dict[str, object]:
    """Return the row of a run as an earlier release stored it."""
    row: dict[str, object] = {"id": f"U-{number}", "submission_id": f"S-{number}", "enrollment_id": "E-ada"}
    row |= {"queue": "live", "state": "queued", "suite_digest": "d1", "attempt": 0, "queued_at": at}
    return row if result is None else row | {"state": "finished", "finished_at": at, "result": document_of(result)}
