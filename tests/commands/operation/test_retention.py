"""`grader retention` and `cohort end`: what is due is announced, then goes, from the database and from the disk."""

from datetime import timedelta
from pathlib import Path

import pytest

from grader.adapters.clock import utc_now
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.git.repositories import GitRepositories
from grader.domain.operation.audit import Act
from grader.engine.operation.retention import announce
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.retention import AgedKind
from grader.settings import Settings
from grader.wording.operation.retention_lines import ERASED
from tests.commands.conftest import Grader
from tests.fresh_database import fresh_database

pytestmark = pytest.mark.slow
LONG_AGO = "2020-06-30"


@pytest.fixture
def school(grader: Grader, data: Path) -> Grader:
    """Return the command line of a school whose one learner is Ada."""
    fresh_database(data / "grader.sqlite3")
    assert grader("cohort", "open", "web-2010", "Web 20-10").status == 0
    assert grader("user", "add", "ada", "Ada", "--cohort", "web-2010").status == 0
    return grader


@pytest.fixture
def over(school: Grader, data: Path) -> Grader:
    """Return the school whose cohort is over for long, which was announced eight days ago."""
    assert school("cohort", "end", "web-2010", LONG_AGO, "--yes").status == 0
    settings = Settings(data=data)
    database = SqlDatabase(settings.database_address)
    assert announce(settings.periods, database=database, now=lambda: utc_now() - timedelta(days=8))
    database.dispose()
    return school


def acts(data: Path) -> list[tuple[Act, str]]:
    """Return what was done to cohorts and by retention, oldest first."""
    database = SqlDatabase(Settings(data=data).database_address)
    with database.read() as tx:
        found = [(entry.act, entry.object) for entry in reversed(tx.audit.find(AuditQuery(), 99))]
    database.dispose()
    return [one for one in found if one[0].startswith("cohort.") and one[0] is not Act.COHORT_OPENED]


def test_code_goes_from_the_disk_once_its_cohort_is_over_for_long(over: Grader, data: Path) -> None:
    repository = data / "repositories" / "web-2010" / "ada.git"
    assert repository.is_dir()

    done = over("retention")

    assert done.status == 0
    assert "1  learners' code (after 92 days)" in done.shown
    assert not repository.exists()
    assert '"event": "old_erased"' in done.errors


def test_an_end_that_was_typed_wrong_erases_nothing_the_next_day(school: Grader, data: Path) -> None:
    school("cohort", "end", "web-2010", LONG_AGO, "--yes")

    done = school("retention")

    assert "0  learners' code" in done.shown
    assert (data / "repositories" / "web-2010" / "ada.git").is_dir()
    assert '"event": "erasure_announced"' in done.errors
    assert acts(data) == [(Act.END_SET, "web-2010"), (Act.ERASURE_ANNOUNCED, "web-2010")]


def test_a_day_that_is_past_needs_a_yes_after_what_it_would_erase(school: Grader, data: Path) -> None:
    ended = school("cohort", "end", "web-2010", LONG_AGO)

    assert ended.status == 2
    assert "2020-06-30 is past" in ended.errors
    assert "(1) would be erased" in ended.errors
    assert "--yes" in ended.errors
    assert acts(data) == []


def test_an_end_to_come_is_told_with_what_it_brings_about(school: Grader) -> None:
    ended = school("cohort", "end", "web-2010", "2099-06-30")

    assert ended.status == 0
    assert "The last day of web-2010 is 2099-06-30." in ended.shown
    assert "From 2099-10-01 on, the code and ways in of its learners (1) are erased." in ended.shown
    assert "grader cohort stop-erasure web-2010" in ended.shown


def test_an_erasure_can_be_stopped_and_let_go_on(over: Grader, data: Path) -> None:
    stopped = over("cohort", "stop-erasure", "web-2010")
    kept = over("retention")
    resumed = over("cohort", "resume-erasure", "web-2010")
    announced_anew = over("retention")

    assert "Nothing of web-2010 is erased" in stopped.shown
    assert "is erased again" in resumed.shown
    assert ["0  learners' code" in one.shown for one in (kept, announced_anew)] == [True, True]
    assert [act for act, _ in acts(data)[2:]] == [Act.ERASURE_STOPPED, Act.ERASURE_RESUMED, Act.ERASURE_ANNOUNCED]


def test_another_end_takes_back_what_was_announced(over: Grader) -> None:
    assert over("cohort", "end", "web-2010", "2020-07-31", "--yes").status == 0

    assert "0  learners' code" in over("retention").shown


@pytest.mark.parametrize("day", ["30/13/2027", "2027-13-01", "demain", "9999-12-31"])
def test_what_is_no_day_is_said_in_the_readers_language(
    school: Grader, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.setenv("GRADER_LANGUAGE", "fr")

    ended = school("cohort", "end", "web-2010", day)

    assert ended.status == 2
    assert f"«\N{NO-BREAK SPACE}{day}\N{NO-BREAK SPACE}» n'est pas une date" in ended.errors


def test_a_dry_run_leaves_it_there(over: Grader, data: Path) -> None:
    done = over("retention", "--dry-run")

    assert "1  learners' code" in done.shown
    assert GitRepositories(data / "repositories").main("web-2010/ada.git") is not None


def test_a_period_is_a_setting(over: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADER_KEEP_CODE_DAYS", "3650")

    assert "0  learners' code (after 3650 days)" in over("retention").shown


def test_a_cohort_that_is_not_over_keeps_its_code(school: Grader) -> None:
    assert "0  learners' code" in school("retention").shown


@pytest.mark.parametrize("command", [("end", "web-9999", LONG_AGO), ("stop-erasure", "web-9999")])
def test_an_unknown_cohort_cannot_end(school: Grader, command: tuple[str, ...]) -> None:
    ended = school("cohort", *command)

    assert ended.status == 2
    assert "web-9999" in ended.errors


def test_each_kind_of_what_is_erased_has_its_words() -> None:
    assert ERASED.keys() == {kind.value for kind in AgedKind}


def test_the_periods_are_those_that_the_register_names() -> None:
    periods = Settings().periods

    days = (periods.output.days, periods.security.days, periods.code.days, periods.account.days)
    assert days == (30, 183, 92, 1_187)
