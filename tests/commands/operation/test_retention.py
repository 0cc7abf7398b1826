"""`grader retention` and `cohort end`: what is due goes, from the database and from the disk."""

from pathlib import Path

import pytest

from grader.adapters.git.repositories import GitRepositories
from grader.settings import Settings
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


def test_code_goes_from_the_disk_once_its_cohort_is_over_for_long(school: Grader, data: Path) -> None:
    repository = data / "repositories" / "web-2010" / "ada.git"
    assert repository.is_dir()

    assert school("cohort", "end", "web-2010", LONG_AGO).status == 0
    done = school("retention")

    assert done.status == 0
    assert "code                1  (after 92 days)" in done.shown
    assert not repository.exists()
    assert '"event": "old_erased"' in done.errors


def test_a_dry_run_leaves_it_there(school: Grader, data: Path) -> None:
    school("cohort", "end", "web-2010", LONG_AGO)

    done = school("retention", "--dry-run")

    assert "code                1" in done.shown
    assert GitRepositories(data / "repositories").main("web-2010/ada.git") is not None


def test_a_period_is_a_setting(school: Grader, monkeypatch: pytest.MonkeyPatch) -> None:
    school("cohort", "end", "web-2010", LONG_AGO)
    monkeypatch.setenv("GRADER_KEEP_CODE_DAYS", "3650")

    assert "code                0  (after 3650 days)" in school("retention").shown


def test_a_cohort_that_is_not_over_keeps_its_code(school: Grader) -> None:
    assert "code                0" in school("retention").shown


def test_an_unknown_cohort_cannot_end(school: Grader) -> None:
    ended = school("cohort", "end", "web-9999", LONG_AGO)

    assert ended.status == 2
    assert "web-9999" in ended.errors


def test_the_periods_are_those_that_the_register_names() -> None:
    periods = Settings().periods

    days = (periods.output.days, periods.security.days, periods.code.days, periods.account.days)
    assert days == (30, 183, 92, 1_187)
