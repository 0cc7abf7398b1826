"""An exercise that is given to a class that has begun: its files come by `git pull`, beside what is there."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from grader.domain.exercises.exercise import SourceFile
from grader.engine.cohorts.assigning import assign
from grader.engine.cohorts.changed_starters import bring_changed_starters
from grader.engine.cohorts.starters import Brought, bring_starters
from tests.adapters.exercise_files.conftest import EXERCISES, Draft
from tests.web.git.beginner import COHORT, Beginner, Class, school_of_beginners

NEW = "covoiturage/covoiturage.py"


def give(school: Class) -> Brought:
    """Give the class one more exercise, as `grader cohort assign` does."""
    ours = school.grader
    assign(
        COHORT.slug,
        ["covoiturage"],
        public_holidays=ours.public_holidays,
        zone=ours.settings.zone,
        database=ours.database,
    )
    return bring_starters(
        COHORT.slug,
        database=ours.database,
        repositories=ours.repositories,
        doorbell=ours.doorbell,
        new_id=ours.new_id,
    )


def lines_of(ada: Beginner, command: str) -> list[str]:
    """Return what a command prints that ends well."""
    answer = ada.types(command)
    assert answer.status == 0, answer.terminal
    return answer.terminal.splitlines()


@pytest.mark.slow
def test_the_files_come_by_pulling_and_work_goes_on(tmp_path: Path) -> None:
    with school_of_beginners(tmp_path / "school") as school:
        (tmp_path / "desk").mkdir()
        ada = school.beginner(tmp_path / "desk")
        ada.hand_in("bonjour/bonjour.py", "x = 1\n")
        ada.write("bonjour/bonjour.py", "x = 2\n")
        ada.write("notes.txt", "mine\n")

        brought = give(school)
        pulled = ada.types("git pull")

        assert brought == Brought(1, 0, ())
        assert pulled.status == 0, pulled.terminal
        assert (ada.folder / NEW).read_bytes()
        assert (ada.folder / "bonjour" / "bonjour.py").read_text() == "x = 2\n"
        assert lines_of(ada, "git log -1 --format='%an %s'") == ["École Nouveaux exercices"]
        assert ada.submissions("covoiturage") == []

        ada.hand_in(NEW, "y = 1\n")

        assert [one.number for one in ada.submissions("covoiturage")] == [1]
        assert len(ada.submissions("bonjour")) == 2


@pytest.mark.slow
def test_who_had_committed_meanwhile_is_told_by_git_and_joins_both(tmp_path: Path) -> None:
    with school_of_beginners(tmp_path / "school") as school:
        (tmp_path / "desk").mkdir()
        ada = school.beginner(tmp_path / "desk")
        ada.write("bonjour/bonjour.py", "x = 2\n")
        ada.commit()
        give(school)

        refused = ada.push()
        ada.does("git pull --no-rebase --no-edit")
        ada.does("git push")

        assert "fetch first" in refused.terminal
        assert len(ada.submissions("bonjour")) == 1
        assert ada.submissions("covoiturage") == []


@pytest.mark.slow
def test_a_changed_starter_comes_by_pulling_to_who_never_touched_it(tmp_path: Path) -> None:
    with school_of_beginners(tmp_path / "school") as school:
        (tmp_path / "desk").mkdir()
        ada = school.beginner(tmp_path / "desk")
        ada.hand_in("bonjour/bonjour.py", "x = 1\n")
        ours = school.grader
        with ours.database.begin() as tx:
            for slug in ("bonjour", "prix-ttc"):
                known = tx.catalog.current(slug)
                assert known is not None
                starter = tuple(SourceFile(file.path, b"# mended\n") for file in known.starter)
                tx.catalog.publish(replace(known, starter=starter), ours.now())

        commits = bring_changed_starters(
            database=ours.database, repositories=ours.repositories, doorbell=ours.doorbell, new_id=ours.new_id
        )
        ada.write("bonjour/bonjour.py", "x = 2\n")
        ada.commit()
        refused = ada.push()
        ada.does("git pull --no-rebase --no-edit", "git push")

        assert (commits, "fetch first" in refused.terminal) == (1, True)
        assert (ada.folder / "prix-ttc/prix.py").read_text() == "# mended\n"
        assert (ada.folder / "bonjour/bonjour.py").read_text() == "x = 2\n"
        assert (len(ada.submissions("bonjour")), ada.submissions("prix-ttc")) == (2, [])


@pytest.mark.slow
def test_visible_tests_that_a_trainer_gives_come_by_pulling_and_are_no_hand_in(tmp_path: Path) -> None:
    with school_of_beginners(tmp_path / "school") as school:
        (tmp_path / "desk").mkdir()
        ada = school.beginner(tmp_path / "desk")
        shutil.copytree(EXERCISES / "bonjour", tmp_path / "bonjour")
        draft, ours = Draft(tmp_path / "bonjour"), school.grader
        draft.edit("exercise.toml", "cache = true", "cache = true\nshare_tests = true")
        with ours.database.begin() as tx:
            tx.catalog.publish(draft.read().exercise, ours.now())

        bring_changed_starters(
            database=ours.database, repositories=ours.repositories, doorbell=ours.doorbell, new_id=ours.new_id
        )
        ada.does("git pull")
        given = sorted(path.name for path in (ada.folder / "bonjour/checks").iterdir())
        before = ada.submissions("bonjour")
        pushed = ada.hand_in("bonjour/bonjour.py", "x = 1\n")

        assert (given, before) == (["checks.json", "test_bonjour.py"], [])
        assert "checks" not in pushed.said
        assert len(ada.submissions("bonjour")) == 1
