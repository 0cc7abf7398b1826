"""A learner's process that is begun before it is wanted waits for its files, and has nothing to do until then."""

import contextlib
import os
import select
import signal
from pathlib import Path

import pytest

from runner_images.common.processes.begun import Begun, begin
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.privileges import UserIds, acting_for
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


def ended(begun: Begun) -> None:
    """End a process, and close what leads to it."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(begun.pid, signal.SIGKILL)
    os.waitpid(begun.pid, 0)
    begun.border.close()
    begun.whereabouts.close()


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


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives processes users of their own")
def test_one_that_waits_is_another_user_by_then_so_that_no_sweep_reaches_it(tmp_path: Path) -> None:
    spares = Spares(LearnerLanguage(None, wait=lambda *_: signal.pause() or 0, spares=20), tmp_path, UserIds(20_000))

    while spares.begin_one():
        pass

    reached = []
    for one in spares._waiting:  # noqa: SLF001 - the sweep's own reach is what is tried
        with acting_for(30_000), contextlib.suppress(PermissionError):
            os.kill(one.pid, signal.SIGKILL)
            reached.append(one.pid)
        ended(one)
    assert reached == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives processes users of their own")
def test_one_that_the_kernel_has_ended_is_nobodys_next_process(tmp_path: Path) -> None:
    spares = Spares(LearnerLanguage(None, wait=lambda *_: os.read(0, 1) == b"", spares=2), tmp_path, UserIds(20_000))
    while spares.begin_one():
        pass
    first, second = spares._waiting  # noqa: SLF001 - as the kernel finds them
    os.kill(first.pid, signal.SIGKILL)
    os.waitid(os.P_PID, first.pid, os.WEXITED | os.WNOWAIT)

    taken = spares.take(LOAD, None)

    assert taken.pid == second.pid
    os.waitpid(first.pid, 0)
    ended(taken)


def test_without_users_of_their_own_there_are_no_spares(tmp_path: Path) -> None:
    language = LearnerLanguage(None, wait=lambda *_: 0, spares=3)

    assert not Spares(language, tmp_path, UserIds(None)).begin_one()


def test_a_language_that_keeps_none_has_none(tmp_path: Path) -> None:
    assert not Spares(LearnerLanguage(None), tmp_path, UserIds(20_000)).begin_one(most=1)


def test_no_user_id_is_given_twice() -> None:
    uids = UserIds(20_000)

    given = [uids.fresh(), uids.fresh(), uids.fresh(beyond=1_000), uids.fresh()]

    assert given == [20_000, 20_001, 21_002, 21_003]
