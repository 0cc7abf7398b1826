"""`grader backup` and `restore`: everything comes back, also from a backup that was taken while learners pushed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from grader.adapters.database.engines import open_engine
from grader.assembly import Grader, assemble
from grader.commands.operation.backup import NEVER_COPIED
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import RunState
from grader.engine.grading.grading import grade, take
from grader.engine.queue.sweep import sweep
from grader.settings import Settings
from tests.adapters.database.rows import Rows, all_rows
from tests.commands.conftest import Ended
from tests.commands.operation.busy_school import COHORT, LEARNERS, NOBODY_LISTENS, BusySchool, busy_school
from tests.fakes.announcer import FakeAnnouncer
from tests.fakes.doorbell import FakeDoorbell
from tests.fakes.sandbox import FakeSandbox
from tests.postgresql import Cluster, cluster
from tests.runners import RUNNERS

# A dozen processes in one test: on a machine that is very busy they take longer than whatever hangs is given elsewhere.
pytestmark = [pytest.mark.slow, pytest.mark.timeout(1_500)]
numbers = count(1)
REPOSITORIES = {"repositories"}


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Cluster]:
    """Yield a running PostgreSQL."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def kind(request: pytest.FixtureRequest) -> str:
    """Return each kind of database in turn."""
    return str(request.param)


class Places:
    """Empty places for installations, each with a data folder and a database of one kind."""

    def __init__(self, folder: Path, server: Cluster | None) -> None:
        self._folder = folder
        self._server = server

    def new(self) -> Settings:
        """Return the settings of a place where nothing is yet."""
        name = f"place_{next(numbers)}"
        address = self._server.create(name) if self._server else None
        return Settings(
            data=self._folder / name, database_url=address, redis_url=NOBODY_LISTENS, follow_seconds=1, port=1
        )


@pytest.fixture(scope="module")
def places(kind: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Places:
    """Return where installations may be made."""
    server = request.getfixturevalue("postgresql") if kind == "postgresql" else None
    return Places(tmp_path_factory.mktemp("places"), server)


@pytest.fixture(scope="module")
def school(places: Places, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BusySchool]:
    """Yield a school that was pushed to; tests only add to it."""
    with busy_school(places.new(), tmp_path_factory.mktemp("clones")) as school:
        for handle in LEARNERS:
            school.push(handle)
        yield school


def command(settings: Settings, *arguments: str | Path) -> Ended:
    """Run `grader` in a process of its own, for an installation."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GRADER_", "DATABASE_"))}
    environment |= {"GRADER_DATA": str(settings.data), "GRADER_LANGUAGE": "en", "REDIS_URL": NOBODY_LISTENS}
    if settings.database_url:
        environment["DATABASE_URL"] = settings.database_url.get_secret_value()
    done = subprocess.run(
        [sys.executable, "-m", "grader", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def git(repository: Path, *arguments: str) -> str:
    """Run git in a bare repository, where it must succeed."""
    return subprocess.run(
        ["git", f"--git-dir={repository}", *arguments], capture_output=True, text=True, check=True
    ).stdout


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return every file and folder with its mode and content, but for the database's and what has no copy."""
    found = (path for path in folder.rglob("*") if path.relative_to(folder).parts[0] not in NEVER_COPIED - REPOSITORIES)
    return {
        str(path.relative_to(folder)): (path.stat().st_mode, b"" if path.is_dir() else path.read_bytes())
        for path in found
        if ".sqlite3" not in path.name and path != folder / "repositories"
    }


def rows_in_the_backup(settings: Settings) -> Rows:
    """Return every row but the last act, which says that the backup just made is complete and so is not in it."""
    rows = all_rows(settings.database_address)
    assert ("act", "backup.finished") in rows["audit"].pop()
    return rows


def objects(settings: Settings, handle: str) -> str:
    """Return every ref, and every object with its type and size, of a learner's repository."""
    repository = settings.repositories_folder / COHORT.slug / f"{handle}.git"
    assert git(repository, "fsck", "--full", "--strict", "--no-dangling") == ""
    return git(repository, "for-each-ref") + git(repository, "cat-file", "--batch-all-objects", "--batch-check")


def submissions(grader: Grader) -> list[Submission]:
    """Return all that was ever handed in."""
    with grader.database.read() as tx:
        places = [one.id for one in tx.cohorts.enrollments(COHORT.slug)]
        return [one for place in places for one in tx.submissions.of_exercise(place, "bonjour")]


def test_everything_comes_back(school: BusySchool, places: Places, tmp_path: Path) -> None:
    source, target = school.grader.settings, places.new()

    taken = command(source, "backup", tmp_path / "backup")
    restored = command(target, "restore", tmp_path / "backup")

    assert (taken.status, restored.status) == (0, 0), taken.errors + restored.errors
    assert all_rows(target.database_address) == rows_in_the_backup(source)
    assert files(target.data_folder) == files(source.data_folder)
    assert [objects(target, handle) for handle in LEARNERS] == [objects(source, handle) for handle in LEARNERS]
    assert (target.data_folder / "exercises" / "bonjour" / "exercise.toml").is_file()


def test_each_night_leaves_the_newest_of_its_own(school: BusySchool, tmp_path: Path) -> None:
    (tmp_path / "Sun.backup").write_text("another's")

    nights = [command(school.grader.settings, "backup", tmp_path, "--keep", "2") for _ in range(4)]

    assert [night.status for night in nights] == [0] * 4, nights
    made = [Path(night.shown.split("  ")[0]) for night in nights]
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "Sun.backup", *made[2:]])


def test_a_backup_in_the_data_folder_is_in_no_other(school: BusySchool, places: Places) -> None:
    source, target = school.grader.settings, places.new()
    inside = source.data_folder / "backups"
    inside.mkdir()

    for _ in range(2):
        taken = command(source, "backup", inside, "--keep", "2")
    restored = command(target, "restore", taken.shown.split("  ")[0])

    shutil.rmtree(inside)  # other tests compare the data folder
    assert restored.status == 0, restored
    assert list((target.data_folder / "backups").glob("*")) == []


def test_nothing_leaves_a_folder_for_a_backup_that_fails(school: BusySchool, places: Places, tmp_path: Path) -> None:
    assert command(school.grader.settings, "backup", tmp_path, "--keep", "1").status == 0
    kept = list(tmp_path.iterdir())

    failed = command(places.new(), "backup", tmp_path, "--keep", "1")

    assert (failed.status, "grader up" in failed.errors) == (2, True)
    assert list(tmp_path.iterdir()) == kept


def test_only_a_folder_keeps_several(school: BusySchool, tmp_path: Path) -> None:
    refused = command(school.grader.settings, "backup", tmp_path / "file", "--keep", "2")

    assert refused.status == 2
    assert refused.errors == "--keep looks after a folder of backups: name one that is there.\n"


def test_a_backup_beside_pushes_has_every_commit_of_its_submissions(
    school: BusySchool, places: Places, tmp_path: Path
) -> None:
    backups, before = [tmp_path / f"backup-{number}" for number in range(2)], dict(school.pushed)

    with school.pushing():
        taken = [command(school.grader.settings, "backup", path) for path in backups]

    assert [one.status for one in taken] == [0, 0], taken
    assert all(school.pushed[handle] > before[handle] for handle in LEARNERS)
    counts = []
    for backup in backups:
        target = places.new()
        assert command(target, "restore", backup).status == 0
        installation = assemble(target)
        found = submissions(installation)
        for one in found:
            handle = next(h for h in LEARNERS if one.enrollment_id == place_of(installation, h))
            repository = target.repositories_folder / COHORT.slug / f"{handle}.git"
            assert git(repository, "merge-base", "--is-ancestor", one.commit, "refs/heads/main") == ""
        assert all(objects(target, handle) for handle in LEARNERS)
        counts.append(len(found))
        installation.database.dispose()  # type: ignore[attr-defined] # the real one
    assert counts == sorted(counts)
    assert counts[0] >= len(LEARNERS)


def place_of(installation: Grader, handle: str) -> str:
    """Return the id of a learner's place in the cohort."""
    with installation.database.read() as tx:
        record = tx.repositories.by_path(COHORT.slug, handle)
    return record.enrollment_id if record else ""


def test_a_sweep_after_a_restore_grades_what_was_under_way(school: BusySchool, places: Places, tmp_path: Path) -> None:
    target = places.new()
    with school.grader.database.begin() as tx:
        over = -school.grader.settings.lease
        assert tx.runs.claim(token="gone with its worker", lease=over, at=school.grader.now()) is not None
    assert command(school.grader.settings, "backup", tmp_path / "backup").status == 0
    assert command(target, "restore", tmp_path / "backup").status == 0

    states = swept_and_graded(target)

    assert len(states) >= len(LEARNERS)
    assert set(states) == {RunState.FINISHED}


def swept_and_graded(settings: Settings) -> list[RunState]:
    """Sweep once, grade what waits, and return what came of every run."""
    parts, bell, announcer = assemble(settings), FakeDoorbell(), FakeAnnouncer()
    ports = {"database": parts.database, "repositories": parts.repositories, "announcer": announcer, "now": parts.now}
    sweep(**ports, doorbell=bell, new_id=parts.new_id, new_secret=parts.new_secret, lease=settings.lease)
    taken = partial(take, database=parts.database, now=parts.now, new_secret=parts.new_secret, lease=settings.lease)
    while turn := taken():
        grade(turn, **ports, sandbox=FakeSandbox(), runners=RUNNERS, lease=settings.lease)
    ids = [one.id for one in submissions(parts)]
    with parts.database.read() as tx:
        states = [run.state for run in tx.runs.latest_of(ids).values()]
    parts.database.dispose()  # type: ignore[attr-defined] # the real one
    return states


def test_the_way_back_from_an_upgrade_is_the_backup_taken_before(
    school: BusySchool, places: Places, tmp_path: Path
) -> None:
    upgraded, back = places.new(), places.new()
    assert command(school.grader.settings, "backup", tmp_path / "before").status == 0
    assert command(upgraded, "restore", tmp_path / "before").status == 0
    stamp(upgraded, "9999")

    refused = [
        command(upgraded, *words) for words in (["web"], ["worker"], ["migrate"], ["backup", tmp_path / "after"])
    ]
    restored = command(back, "restore", tmp_path / "before")

    assert {one.status for one in refused} == {3}
    assert {one.errors.count("\n") for one in refused} == {1}
    assert all("Run the newer program, or restore the backup taken before the upgrade" in one.errors for one in refused)
    assert restored.status == 0
    assert all_rows(back.database_address) == rows_in_the_backup(school.grader.settings)


def stamp(settings: Settings, revision: str) -> None:
    """Let a database be at a revision that nobody knows here."""
    engine = open_engine(settings.database_address)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{revision}'")
    engine.dispose()


def test_a_place_with_something_in_it_is_left_alone(school: BusySchool, places: Places, tmp_path: Path) -> None:
    source, target = school.grader.settings, places.new()
    assert command(source, "backup", tmp_path / "backup").status == 0
    (target.data_folder / "notes").write_text("mine")
    rows = all_rows(source.database_address)

    onto_data, onto_all = (
        command(target, "restore", tmp_path / "backup"),
        command(source, "restore", tmp_path / "backup"),
    )

    assert (onto_data.status, onto_all.status) == (2, 2)
    assert f"{target.data_folder} is not empty: a restore overwrites nothing." in onto_data.errors
    assert [path.name for path in target.data_folder.iterdir()] == ["notes"]
    assert all_rows(source.database_address) == rows


def test_a_damaged_backup_is_refused_before_anything_is_written(
    school: BusySchool, places: Places, tmp_path: Path
) -> None:
    target = places.new()
    assert command(school.grader.settings, "backup", tmp_path / "backup").status == 0
    content = bytearray((tmp_path / "backup").read_bytes())
    content[len(content) // 2] ^= 1
    (tmp_path / "backup").write_bytes(content)

    restored = command(target, "restore", tmp_path / "backup")

    assert restored.status == 2
    assert "Nothing was" in restored.errors
    assert not target.data.exists() or list(target.data.iterdir()) == []
