"""A learner's process that is begun before it is wanted waits for its files, and has nothing to do until then."""

import os
import select
from pathlib import Path

from runner_images.common.processes.begun import Begun, begin
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.privileges import UserIds
from runner_images.common.processes.spares import Spares
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.load import Load

LOAD = Load(FileSet((("ada/mot.txt", b"bonjour"),)), memory_bytes=1 << 28, core=None)


def begun_in(folder: Path) -> Begun:
    """Return a process that shows over its border what a file says, once it is let live."""

    def life(border: int, _told: int, rein: int) -> int:
        os.read(rein, 1)
        return os.write(border, (folder / "ada/mot.txt").read_bytes())

    return begin(life, uid=None)


def test_it_does_nothing_before_it_may(tmp_path: Path) -> None:
    begun = begun_in(tmp_path / "run")

    heard, _, _ = select.select([begun.border], [], [], 0.05)

    assert heard == []
    begun.let_live(LOAD, tmp_path / "run")
    begun.border.close()
    os.waitpid(begun.pid, 0)


def test_its_files_are_there_when_it_may(tmp_path: Path) -> None:
    begun = begun_in(tmp_path / "run")

    begun.let_live(LOAD, tmp_path / "run")

    with begun.border as border:
        assert border.recv(100) == b"bonjour"
    os.waitpid(begun.pid, 0)


def test_one_whose_files_find_no_room_does_not_run(tmp_path: Path) -> None:
    begun = begun_in(tmp_path / "run")
    (tmp_path / "run").touch()

    begun.let_live(LOAD, tmp_path / "run")

    with begun.border as border:
        assert border.recv(100) == b""
    assert os.waitstatus_to_exitcode(os.waitpid(begun.pid, 0)[1]) < 0


def test_without_users_of_their_own_there_are_no_spares(tmp_path: Path) -> None:
    language = LearnerLanguage(None, wait=lambda *_: 0, spares=3)

    assert not Spares(language, tmp_path, UserIds(None)).begin_one()


def test_a_language_that_keeps_none_has_none(tmp_path: Path) -> None:
    assert not Spares(LearnerLanguage(None), tmp_path, UserIds(20_000)).begin_one(most=1)


def test_no_user_id_is_given_twice() -> None:
    uids = UserIds(20_000)

    given = [uids.fresh(), uids.fresh(), uids.fresh(beyond=1_000), uids.fresh()]

    assert given == [20_000, 20_001, 21_002, 21_003]
