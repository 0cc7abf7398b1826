"""Repositories into which a history is imported."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from grader.adapters.git.past import DatedRepositories
from grader.domain.exercises.exercise import SourceFile
from grader.domain.people import Person, Role
from tests.adapters.git.bare import BareRepositories

PATH = "web-2610/ada.git"
ADA = Person("P-ada", "ada", "Ada <b> Noël", Role.LEARNER)
MONDAY, TUESDAY = datetime(2026, 10, 5, 14, 30, tzinfo=UTC), datetime(2026, 10, 6, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that is put."""

    at = MONDAY

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def repositories(tmp_path: Path, clock: Clock) -> DatedRepositories:
    made = DatedRepositories(tmp_path, clock)
    made.create(PATH, [SourceFile("a/a.py", b"1\n"), SourceFile("b/b.py", b"2\n")], "Point de départ")
    return made


def test_main_was_made_and_moved_when_the_clock_says(repositories: DatedRepositories, clock: Clock) -> None:
    made = repositories.main(PATH)
    clock.at = TUESDAY

    repositories.commit(PATH, ADA, [SourceFile("a/a.py", b"3\n")], "Fini")

    moved = repositories.main(PATH)
    assert made is not None
    assert moved is not None
    assert (made[1], moved[1]) == (MONDAY, TUESDAY)


def test_the_commit_is_the_learners_and_as_old(repositories: DatedRepositories, tmp_path: Path) -> None:
    repositories.commit(PATH, ADA, [SourceFile("a/a.py", b"3\n")], "Fini\nvraiment")

    told = BareRepositories(tmp_path).git(PATH, "log", "-1", "--format=%an|%ae|%aI|%cI|%s", "main").decode()
    assert told == "Ada b Noël|ada@localhost|2026-10-05T14:30:00+00:00|2026-10-05T14:30:00+00:00|Fini vraiment\n"


@pytest.mark.parametrize("name", ["b/plain.py", 'b/"quoted".py', "b/two\nlines.py", "b/back\\slash.py", "b/é.py"])
def test_other_files_stay_whatever_a_new_one_is_called(repositories: DatedRepositories, name: str) -> None:
    repositories.commit(PATH, ADA, [SourceFile(name, b"3\n")], "Fini")

    moved = repositories.main(PATH)
    assert moved is not None
    folders = repositories.folders(PATH, moved[0])
    paths = {f"b/{entry.path}" for entry in repositories.entries(PATH, folders["b"], ())}
    assert (set(folders), paths) == ({"a", "b"}, {"b/b.py", name})
