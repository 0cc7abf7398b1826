"""Files that are their owner's alone: whole or not at all, and no draft is left beside them."""

import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.owner_files import make_once, replace_file


def test_what_is_there_stays_where_a_file_is_made_once(tmp_path: Path) -> None:
    for content in (b"first", b"second"):
        make_once(tmp_path / "key", content)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"key": b"first"}
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_what_is_there_goes_where_a_file_replaces_it(tmp_path: Path) -> None:
    (tmp_path / "report").write_bytes(b"for everybody")

    replace_file(tmp_path / "report", b"for me")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"report": b"for me"}
    assert (tmp_path / "report").stat().st_mode & 0o777 == 0o600


def test_nothing_is_left_beside_a_place_that_cannot_be_taken(tmp_path: Path) -> None:
    (tmp_path / "report/in").mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        replace_file(tmp_path / "report", b"for me")

    assert [path.name for path in tmp_path.iterdir()] == ["report"]


@pytest.mark.parametrize("write", [make_once, replace_file])
def test_nothing_is_left_where_there_is_no_room(write: Callable[[Path, bytes], None], tmp_path: Path) -> None:
    before, ignored = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            write(tmp_path / "key", bytes(2_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)

    assert list(tmp_path.iterdir()) == []
