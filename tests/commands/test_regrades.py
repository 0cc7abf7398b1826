"""`grader regrade` over a data folder that holds a sample school; a worker's steps are taken by hand."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.grading.run import CheckResult, Result
from grader.domain.verdicts import Outcome, Status, Verdict
from grader.engine.grading.grading import finish
from grader.engine.submissions.examining import Examined
from tests.commands.conftest import Ended, Grader
from tests.fakes.announcer import FakeAnnouncer
from tests.fresh_database import fresh_database
from tests.web.installation import EXERCISES
from tests.web.samples import School, fill

USAGE = 2


@pytest.fixture
def database(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlDatabase]:
    """Yield the command's own database."""
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:1/0")
    fresh_database(data / "grader.sqlite3")
    database = SqlDatabase(f"sqlite:///{data}/grader.sqlite3")
    yield database
    database.dispose()


@pytest.fixture
def school(database: SqlDatabase) -> School:
    return fill(database, EXERCISES)


def begin(grader: Grader, *more: str) -> dict[str, object]:
    ended = grader("regrade", "start", "bonjour", "--learner", "ada", "--json", *more)
    assert ended.status == 0, ended.errors
    begun = json.loads(ended.shown)
    assert isinstance(begun, dict)
    return begun


def pass_all(database: SqlDatabase) -> None:
    """Let whatever waits of the regrade pass, as a worker would."""
    now = datetime(2027, 1, 1, tzinfo=UTC)
    while True:
        with database.begin() as tx:
            claim = tx.runs.claim(token="t", lease=timedelta(minutes=1), at=now)
            exercise = tx.catalog.version(claim.run.suite_digest) if claim else None
        if claim is None:
            return
        assert exercise
        halved = CheckResult("new", Outcome.PASSED, actual="\ud800")
        passed = Result(Verdict.PASSED, None, None, 0, 0, (halved,), exercise.isolation)
        finish(claim, Examined(passed, "i"), database=database, announcer=FakeAnnouncer(), now=lambda: now)


def test_from_its_beginning_to_its_end(grader: Grader, school: School, database: SqlDatabase) -> None:
    begun = begin(grader)
    name = str(begun["id"])
    early = grader("regrade", "apply", name)
    pass_all(database)

    shown, listed, applied = (grader("regrade", *words) for words in (("show", name), ("list",), ("apply", name)))

    assert (begun["state"], begun["total"], begun["learner"]) == ("running", 1, "ada")
    assert (early.status, early.errors) == (USAGE, "It is not over: 1 of its hand-ins are still to be judged.\n")
    assert "1 of 1 hand-in is judged.\n  Gained (1)\n" in shown.shown
    assert f"Gained: Ada Benali, hand-in {school.latest('ada', 'bonjour')}: Almost → Passed\n" in shown.shown
    assert f"Let it count: grader regrade apply {name}" in shown.shown
    assert f"Regrade {name} of bonjour: ready to look at.\n" in listed.shown
    assert applied.shown.startswith(f"Regrade {name} of bonjour: applied.\n")


def test_as_json_it_says_what_each_check_said(grader: Grader, school: School, database: SqlDatabase) -> None:
    name = str(begin(grader)["id"])
    pass_all(database)

    document = json.loads(grader("regrade", "show", name, "--json").shown)

    (item,) = document["items"]
    assert document["counts"] == {"gained": 1, "lost": 0, "flaky": 0, "unjudged": 0, "unchanged": 0}
    assert (item["before"]["status"], item["after"]["status"]) == (Status.PARTIAL, Status.PASSED)
    new, gone = item["differences"][0], item["differences"][1]
    assert (new["check"], new["before"], new["after"]["actual"]) == ("new", None, "?")
    assert (gone["before"]["outcome"], gone["after"]) == ("passed", None)


def test_dropped_it_leaves_nothing(grader: Grader, school: School) -> None:
    name = str(begin(grader)["id"])

    dropped, again = grader("regrade", "drop", name), grader("regrade", "drop", name)

    assert dropped.shown.startswith(f"Regrade {name} of bonjour: dropped.\n")
    assert (again.status, again.errors) == (USAGE, f"The regrade {name} was applied or dropped already.\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("start", "nowhere"), "The exercise “nowhere” is not published: grader exercise publish FOLDER.\n"),
        (
            ("start", "bonjour", "--cohort", "nowhere"),
            "There is no cohort “nowhere”: grader cohort open nowhere NAME.\n",
        ),
        (("start", "bonjour", "--learner", "nobody"), "There is no person with the handle “nobody”.\n"),
        (
            ("start", "bonjour", "--version", "zzz"),
            "No hand-in of bonjour fits: it may still be graded, or its code may be erased.\n",
        ),
        (("show", "NOTHING"), "There is no regrade “NOTHING” here: grader regrade list.\n"),
    ],
)
def test_what_is_not_there_is_one_sentence(
    grader: Grader, school: School, words: tuple[str, ...], sentence: str
) -> None:
    ended = grader("regrade", *words)

    assert ended == Ended(USAGE, "", sentence)


def test_a_second_one_of_the_same_is_refused(grader: Grader, school: School) -> None:
    name = str(begin(grader)["id"])

    ended = grader("regrade", "start", "bonjour", "--learner", "ada", "--which", "best")

    assert ended.errors == f"A regrade of the same awaits its end: grader regrade show {name}.\n"
