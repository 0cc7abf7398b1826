"""What a learner leaves in a folder, and that nothing of it stays."""

import os
from pathlib import Path

from runner_images.common.processes.sweep import empty


def test_a_deep_locked_folder_goes(tmp_path: Path) -> None:
    root = tmp_path / "work"
    root.mkdir()
    here = os.open(root, os.O_RDONLY)
    for _ in range(200):
        os.mkdir("d" * 200, dir_fd=here)
        here = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
    os.fchmod(here, 0)

    empty(root)

    assert list(root.iterdir()) == []


def test_a_link_goes_and_its_target_stays(tmp_path: Path) -> None:
    root, target = tmp_path / "work", tmp_path / "target"
    root.mkdir()
    target.mkdir()
    (target / "file").touch()
    (root / "link").symlink_to(target)

    empty(root)

    assert list(root.iterdir()) == []
    assert (target / "file").exists()


def test_marks_on_the_folder_itself_go(tmp_path: Path) -> None:
    os.setxattr(tmp_path, "user.mark", b"1")

    empty(tmp_path)

    assert os.listxattr(tmp_path) == []
