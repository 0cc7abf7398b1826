"""`grader exercise`: what a trainer reads of a folder, and what keeps it from being published."""

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import SourceFile
from tests.adapters.exercise_files.conftest import EXERCISES, Draft
from tests.commands.conftest import Grader
from tests.domain.samples import BONJOUR, MORNING
from tests.wording.exercises.test_gate_json import GATE_KEYS

HOLDS, DOES_NOT, USAGE, PLATFORM = 0, 1, 2, 3


def test_every_mistake_in_a_folder_is_named_at_once(grader: Grader, draft: Draft) -> None:
    draft.edit("exercise.toml", 'slug = "bonjour"', 'slug = "bonsoir"')
    draft.edit("exercise.toml", "points = 2", 'points = "deux"')
    draft.add("tests/test_bonjour.py", b"def test_says_hello(:\n")
    draft.remove("starter")

    ended = grader("exercise", "check", draft.folder)

    lines = ended.errors.splitlines()
    assert ended.status == USAGE
    assert all(line.startswith(f"{draft.folder}/") for line in lines[:-1])
    assert {"exercise.toml:1", "tests/test_bonjour.py:1"} <= {
        line.removeprefix(f"{draft.folder}/").partition(": ")[0] for line in lines
    }
    assert lines[-1] == f"{len(lines) - 1} things to mend."


def test_a_program_reads_the_same_mistakes_as_json(grader: Grader, draft: Draft) -> None:
    draft.remove("starter")

    ended = grader("exercise", "check", draft.folder, "--json")

    found = json.loads(ended.shown)
    assert (ended.status, found["exercise"], found["holds"]) == (USAGE, "bonjour", False)
    assert found.keys() == GATE_KEYS
    assert [(one["file"], one["code"], one["level"]) for one in found["findings"]] == [
        ("starter", "file_missing", "refused")
    ]


def test_a_check_that_there_is_not_is_named_with_those_that_there_are(grader: Grader, draft: Draft) -> None:
    ended = grader("exercise", "check", draft.folder, "--only", "says-hallo")

    assert (ended.status, ended.shown) == (USAGE, "")
    assert ended.errors == (
        "There is no check “says-hallo”: there are says-hello, uses-name, empty-name, trims-spaces.\n"
    )


def test_one_mistake_is_counted_as_one(grader: Grader, draft: Draft) -> None:
    draft.remove("starter")

    ended = grader("exercise", "check", draft.folder)

    assert ended.errors.splitlines() == [f"{draft.folder}/starter: is missing", "1 thing to mend."]


def test_a_broken_folder_is_not_published(grader: Grader, draft: Draft) -> None:
    draft.remove("starter")

    assert grader("exercise", "publish", draft.folder).status == USAGE


def test_without_an_engine_nothing_is_proven(grader: Grader, draft: Draft) -> None:
    ended = grader("exercise", "check", draft.folder)

    assert (ended.status, ended.shown) == (PLATFORM, "")


UNSTEADY = """
import datetime, locale, time
from bonjour import saluer

SEEN = []
TODAY = datetime.date(%(today)s)


def test_says_hello():
    SEEN.append(saluer("Ada"))
    locale.setlocale(locale.LC_ALL, "")
    assert SEEN == ["Bonjour Ada !"] and locale.str(1.5) == "1.5"


def test_uses_the_name():
    assert SEEN and saluer("Zoé") == "Bonjour Zoé !"


def test_accepts_an_empty_name():
    assert saluer("") == "Bonjour inconnu !" and abs(datetime.date.today() - TODAY).days < 3


def test_trims_the_spaces():
    assert saluer(" Ada ") == "Bonjour Ada !" and time.strftime("%%Z") == "UTC"
"""
CAUSES = {
    "says-hello": "passes in some locales alone: sort and write numbers without asking the machine's",
    "uses-name": "passes only after “says-hello”: no check may need what another left behind",
    "empty-name": "passes on some days alone: give the program a date, in place of today's",
    "trims-spaces": "passes in some time zones alone: name the zone in program and test",
}


@pytest.mark.docker
def test_a_solution_that_passes_under_some_conditions_alone_is_told_which(grader_process: Grader, draft: Draft) -> None:
    today = datetime.now(UTC)
    suite = UNSTEADY % {"today": f"{today.year}, {today.month}, {today.day}"}
    draft.add("tests/test_bonjour.py", suite.encode())
    for needed in ("says-hello", "uses-name", "empty-name"):
        draft.edit("exercise.toml", f'needs = ["{needed}"]', "")

    ended = grader_process("exercise", "check", draft.folder)

    told = [line for line in ended.shown.splitlines() if line.startswith("  ✗ solution")]
    assert ended.status == DOES_NOT, ended.shown
    assert [line.partition(" (")[0] for line in told] == [f"  ✗ solution “{check}” {cause}" for check, cause in CAUSES.items()]


@pytest.mark.docker
def test_an_exercise_of_the_school_proves_itself(grader_process: Grader, draft: Draft) -> None:
    ended = grader_process("exercise", "check", draft.folder)

    assert ended.status == HOLDS
    assert "✓ solution passes every check" in ended.shown
    assert "✗" not in ended.shown


@pytest.mark.docker
def test_what_holds_is_told_again_at_once_in_either_form(grader_process: Grader, draft: Draft) -> None:
    lines = grader_process("exercise", "check", draft.folder, "--only", "uses-name")
    document = grader_process("exercise", "check", draft.folder, "--only", "uses-name", "--json")

    found = json.loads(document.shown)
    assert (lines.status, document.status, found["holds"]) == (HOLDS, HOLDS, True)
    assert "--all proves it again" in document.errors
    assert found["checks"] == ["says-hello", "uses-name"]
    assert {one["subject"] for one in found["findings"]} == {
        "solution",
        "wrong/prints-instead-of-returning",
        "wrong/ignores-the-name",
        "wrong/forgets-the-exclamation-mark",
    }


@pytest.mark.docker
def test_a_change_of_the_solution_that_no_test_notices_is_shown(grader_process: Grader, draft: Draft) -> None:
    ended = grader_process("exercise", "check", draft.folder, "--only", "says-hello", "--mutants")

    assert ended.status == HOLDS, ended.shown
    assert "small changes of the solution are noticed by the tests" in ended.shown
    assert '        -         prenom = "inconnu"\n        +         prenom = ""\n' in ended.shown


@pytest.mark.docker
def test_an_exercise_that_looks_into_the_program_proves_itself_in_shared_isolation(grader_process: Grader) -> None:
    ended = grader_process("exercise", "check", EXERCISES / "fonction-annotee")

    assert ended.status == HOLDS
    assert "✓ solution passes every check  " in ended.shown
    assert "apart" not in ended.shown
    assert "✗" not in ended.shown


@pytest.mark.docker
def test_an_exercise_that_needs_shared_isolation_is_told_so(grader_process: Grader, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(EXERCISES / "fonction-annotee", tmp_path / "fonction-annotee"))
    manifest = folder / "exercise.toml"
    manifest.write_text(manifest.read_text().replace('isolation = "shared"', 'isolation = "split"'))

    ended = grader_process("exercise", "check", folder)

    assert ended.status == DOES_NOT
    assert "✗ solution “usual-discount” does not get through" in ended.shown
    assert 'isolation = "shared"' in ended.shown


@pytest.mark.docker
def test_an_exercise_that_is_written_from_scratch_proves_itself(grader_process: Grader, draft: Draft) -> None:
    draft.add("starter/bonjour.py", b"# Write your program here.\n")

    ended = grader_process("exercise", "check", draft.folder)

    assert (ended.status, ended.errors) == (HOLDS, "")
    assert "✓ starter does not pass yet" in ended.shown


@pytest.mark.docker
def test_an_exercise_whose_own_files_nobody_could_hand_in_is_refused(grader_process: Grader, draft: Draft) -> None:
    draft.edit("exercise.toml", '["bonjour.py"]', '["bonjour.py", "velos.csv"]')
    for part in ("starter", "solution"):
        draft.add(f"{part}/velos.csv", b"x" * 300_000)

    ended = grader_process("exercise", "check", draft.folder)

    assert ended.status == DOES_NOT
    assert "velos.csv weighs 293\N{NO-BREAK SPACE}kB and the limit is 256\N{NO-BREAK SPACE}kB" in ended.shown


@pytest.mark.docker
def test_a_starter_that_passes_does_not_hold(grader_process: Grader, draft: Draft) -> None:
    draft.add("starter/bonjour.py", (draft.folder / "solution/bonjour.py").read_bytes())

    ended = grader_process("exercise", "check", draft.folder)

    assert ended.status == DOES_NOT
    assert "✗ starter passes as it is given out" in ended.shown


@pytest.mark.docker
def test_what_is_published_is_not_proven_again(grader_process: Grader, draft: Draft) -> None:
    first = grader_process("exercise", "publish", draft.folder)
    second = grader_process("exercise", "publish", draft.folder)

    assert (first.status, second.status) == (HOLDS, HOLDS)
    assert "✓ solution" in first.shown
    assert second.shown == "bonjour is published.\n"


def test_versions_are_listed_and_an_earlier_one_comes_back(grader: Grader, data: Path) -> None:
    assert "is not published" in grader("exercise", "versions", "bonjour").errors
    database = SqlDatabase(f"sqlite:///{data}/grader.sqlite3")
    with database.begin() as tx:
        for hour, digest in enumerate(("a" * 64, "b" * 64)):
            tests = (SourceFile("test_bonjour.py", digest.encode()),)
            tx.catalog.publish(replace(BONJOUR, suite_digest=digest, tests=tests), MORNING + timedelta(hours=hour))
    database.dispose()

    before, back = grader("exercise", "versions", "bonjour"), grader("exercise", "rollback", "bonjour")
    after, again = grader("exercise", "versions", "bonjour"), grader("exercise", "rollback", "bonjour")

    assert [line[:3] for line in before.shown.splitlines()[::2]] == ["✓ b", "  a"]
    assert (back.status, "the version aaaaaaaaaaaa is back" in back.shown) == (HOLDS, True)
    assert [line[:3] for line in after.shown.splitlines()[::2]] == ["  b", "✓ a"]
    assert (again.status, "before the current one" in again.errors) == (USAGE, True)


def test_an_exercise_is_withdrawn_and_restored(grader: Grader, data: Path) -> None:
    assert "is not published" in grader("exercise", "withdraw", "bonjour").errors
    database = SqlDatabase(f"sqlite:///{data}/grader.sqlite3")
    with database.begin() as tx:
        tx.catalog.publish(BONJOUR, MORNING)
    database.dispose()
    grader("cohort", "open", "web-2610", "Web 26-10")

    withdrawn, given = grader("exercise", "withdraw", "bonjour"), grader("cohort", "assign", "web-2610", "bonjour")
    restored, given_then = grader("exercise", "restore", "bonjour"), grader("cohort", "assign", "web-2610", "bonjour")

    assert (withdrawn.status, "bonjour is withdrawn" in withdrawn.shown) == (HOLDS, True)
    assert (given.status, "was withdrawn" in given.errors) == (USAGE, True)
    assert [restored.status, given_then.status] == [HOLDS, HOLDS]
