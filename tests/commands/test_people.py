"""`grader user` and `grader cohort`: who may sign in, who learns and who leads."""

from dataclasses import replace
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.git.repositories import GitRepositories
from grader.domain.exercises.exercise import SourceFile
from tests.commands.conftest import Grader
from tests.domain.samples import BONJOUR, MORNING
from tests.fresh_database import fresh_database

USAGE = 2


@pytest.fixture
def cohort(grader: Grader, data: Path) -> Grader:
    """Return the command line of a school with a cohort."""
    fresh_database(data / "grader.sqlite3")
    assert grader("cohort", "open", "web-2610", "Web 26-10").status == 0
    return grader


def test_a_new_person_gets_a_link(cohort: Grader) -> None:
    ended = cohort("user", "add", "ada", "Ada")

    assert ended.status == 0
    assert ended.shown.startswith("http://127.0.0.1:8000/invitations/")


def test_a_learner_of_a_cohort_gets_a_repository(cohort: Grader, data: Path) -> None:
    cohort("user", "add", "ada", "Ada", "--cohort", "web-2610")

    repositories = GitRepositories(data / "repositories")
    assert repositories.main("web-2610/ada.git") is not None


def test_a_lead_of_a_cohort_gets_none(cohort: Grader, data: Path) -> None:
    ended = cohort("user", "add", "paul", "Paul", "--role", "lead", "--cohort", "web-2610")

    assert ended.status == 0
    assert not (data / "repositories").exists()


def test_enrolling_again_changes_nothing(cohort: Grader, data: Path) -> None:
    cohort("user", "add", "ada", "Ada", "--cohort", "web-2610")
    before = GitRepositories(data / "repositories").main("web-2610/ada.git")

    ended = cohort("cohort", "enroll", "web-2610", "ada")

    assert ended.status == 0
    assert GitRepositories(data / "repositories").main("web-2610/ada.git") == before


def test_an_account_of_the_team_is_erased_once_it_is_meant(cohort: Grader) -> None:
    cohort("user", "add", "paul", "Paul Meyer", "--role", "lead")

    unsure, meant = cohort("user", "erase", "paul"), cohort("user", "erase", "paul", "--erase", "paul")

    assert (unsure.status, meant.status) == (USAGE, 0)
    assert "Paul Meyer" in meant.shown
    assert cohort("user", "erase", "paul", "--erase", "paul").status == USAGE


@pytest.mark.parametrize("role", ["learner", "operator"])
def test_neither_a_learner_nor_the_only_operator_is_erased_so(cohort: Grader, role: str) -> None:
    cohort("user", "add", "olga", "Olga", "--role", role)

    assert cohort("user", "erase", "olga", "--erase", "olga").status == USAGE


def test_a_lost_password_is_answered_with_another_link(cohort: Grader) -> None:
    first = cohort("user", "add", "ada", "Ada").shown

    second = cohort("user", "invite", "ada").shown

    assert second != first
    assert "/invitations/" in second


@pytest.mark.parametrize(
    "arguments",
    [
        ("user", "add", "ada", "Ada", "--role", "boss"),
        ("user", "add", "Ada!", "Ada"),
        ("user", "invite", "nobody"),
        ("cohort", "enroll", "web-2610", "nobody"),
        ("cohort", "enroll", "web-0000", "ada"),
        ("cohort", "open", "web-2703", "Web 27-03", "surprise"),
        ("cohort", "open", "", "Web"),
        ("cohort", "open", "Web 1", "Web"),
        ("cohort", "open", "a/b", "Web"),
        ("cohort", "open", "../../evil", "Web"),
        ("cohort", "open", "web-2703", "Web\n27-03"),
        ("cohort", "open", "web-2703", " "),
        ("user", "add", "ada", "Ada\nBenali"),
        ("user", "add", "ada", "A\x1b[31mda"),
        ("user", "add", "olga", "Olga", "--role", "operator", "--cohort", "web-2610"),
    ],
)
def test_what_cannot_be_done_is_wrong_usage(cohort: Grader, arguments: tuple[str, ...]) -> None:
    ended = cohort(*arguments)

    assert ended.status == USAGE
    assert ended.errors
    assert ended.shown == ""


def test_a_slug_that_cannot_be_is_named_with_the_rule(cohort: Grader) -> None:
    ended = cohort("cohort", "open", "../../evil", "Web")

    assert "“../../evil” cannot be part of an address: lower-case letters, digits" in ended.errors


def test_nobody_is_added_who_cannot_join_their_cohort(cohort: Grader) -> None:
    refused = cohort("user", "add", "ada", "Ada", "--cohort", "nope")
    again = cohort("user", "add", "ada", "Ada", "--cohort", "web-2610")

    assert (refused.status, refused.shown) == (USAGE, "")
    assert "nope" in refused.errors
    assert again.status == 0


@pytest.mark.parametrize(
    ("role", "said"), [("learner", "Ada learns in web-2610"), ("trainer", "Ada leads"), ("lead", "Ada leads")]
)
def test_what_somebody_has_in_a_cohort_is_said_beside_the_link(cohort: Grader, role: str, said: str) -> None:
    ended = cohort("user", "add", "ada", "Ada", "--role", role, "--cohort", "web-2610")

    assert said in ended.errors
    assert len(ended.shown.split()) == 1


def test_an_operator_is_told_that_a_cohort_has_nothing_for_them(cohort: Grader) -> None:
    cohort("user", "add", "olga", "Olga", "--role", "operator")

    ended = cohort("cohort", "enroll", "web-2610", "olga")

    assert ended.status == USAGE
    assert "olga can have no part in" in ended.errors


def test_somebody_who_is_there_already_is_not_added_twice(cohort: Grader) -> None:
    cohort("user", "add", "ada", "Ada")

    assert cohort("user", "add", "ada", "Ada").status == USAGE


def test_a_token_is_made_listed_and_revoked(cohort: Grader) -> None:
    cohort("user", "add", "ada", "Ada", "--cohort", "web-2610")

    made = cohort("user", "token", "new", "ada", "script", "--scope", "read", "--scope", "submit")
    listed = cohort("user", "token", "list", "ada")
    token_id, scopes, *_ = listed.shown.split()
    revoked = cohort("user", "token", "revoke", "ada", token_id)

    assert made.shown.startswith("agr_")
    assert (scopes, revoked.status) == ("read,submit", 0)
    assert cohort("user", "token", "list", "ada").shown == ""


def test_a_token_of_nobody_is_a_usage_mistake(cohort: Grader) -> None:
    assert cohort("user", "token", "new", "nobody", "script", "--scope", "read").status == USAGE


def test_an_exercise_given_later_comes_last_with_its_day_and_its_files(cohort: Grader, data: Path) -> None:
    database = SqlDatabase(f"sqlite:///{data}/grader.sqlite3")
    with database.begin() as tx:
        for slug in ("prix", "bonjour"):
            starter = (SourceFile(f"{slug}.py", b"# start\n"),)
            tx.catalog.publish(replace(BONJOUR, slug=slug, suite_digest=slug, starter=starter), MORNING)
    database.dispose()
    cohort("cohort", "assign", "web-2610", "prix")
    cohort("user", "add", "ada", "Ada", "--cohort", "web-2610")

    given = cohort("cohort", "assign", "web-2610", "bonjour", "--due", "2027-03-05")
    ordered = cohort("cohort", "order", "web-2610", "bonjour")
    taken = cohort("cohort", "unassign", "web-2610", "prix")

    said = "1 repository got the files of its new exercises. Its learner runs: git pull\n"
    assert (given.status, given.shown) == (0, f"  1  prix\n  2  bonjour  until 2027-03-05\n{said}")
    assert ordered.shown == "  1  bonjour  until 2027-03-05\n  2  prix\n"
    assert (taken.shown, cohort("cohort", "exercises", "web-2610").shown) == ("  1  bonjour  until 2027-03-05\n",) * 2
    assert "was not given" in cohort("cohort", "unassign", "web-2610", "prix").errors
    assert "is no day" in cohort("cohort", "assign", "web-2610", "bonjour", "--due", "vendredi").errors


def test_a_schools_list_is_looked_at_then_taken_in_and_doubles_nobody(cohort: Grader, data: Path) -> None:
    file = data / "liste.csv"
    file.write_bytes("Nom;Prénom;Groupe\r\nBenali;Ada;Matin\r\nRoux;;\r\nBenali;Ada;\r\n".encode("cp1252"))

    looked = cohort("cohort", "import", "web-2610", str(file), "--dry-run")
    before = cohort("cohort", "people", "web-2610").shown
    taken = cohort("cohort", "import", "web-2610", str(file))
    again = cohort("cohort", "import", "web-2610", str(file))

    assert looked.shown == taken.shown
    assert "ada-benali" in looked.shown
    assert (before, taken.status, again.status) == ("", 1, 1)
    assert cohort("cohort", "people", "web-2610").shown.splitlines() == [
        "ada-benali  in training  Ada Benali",
        "roux  in training  Roux",
    ]


def test_who_leaves_is_listed_with_why_and_comes_back_without(cohort: Grader) -> None:
    cohort("user", "add", "ada", "Ada", "--cohort", "web-2610")

    left = cohort("cohort", "status", "web-2610", "ada", "left", "2026-10-12", "--reason", "housing")
    listed = cohort("cohort", "people", "web-2610")
    back = cohort("cohort", "status", "web-2610", "ada", "active")
    alone = cohort("cohort", "status", "web-2610", "ada", "completed", "--reason", "housing")

    assert left.shown == listed.shown == "ada  has left (housing)  Ada\n"
    assert back.shown == "ada  in training  Ada\n"
    assert (alone.status, alone.errors.count("\n")) == (USAGE, 1)
    assert "Ada has not left" in alone.errors


def test_a_file_that_is_no_list_is_wrong_usage(cohort: Grader, data: Path) -> None:
    file = data / "liste.xls"
    file.write_bytes(b"\xd0\xcf\x11\xe0")

    assert cohort("cohort", "import", "web-2610", str(file)).status == USAGE
