"""Disks as the operating system has them: each once, by bytes or by entries, also of a folder that is to be made."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.adapters.disks import disks_of

LOOKS = """
import sys
from pathlib import Path
from grader.adapters.disks import disks_of
(disk,) = disks_of({"data": Path(sys.argv[1])})
print(disk.state.value, round(disk.used, 1))
"""


def on_a_small_disk(folder: Path, options: str, fill: str) -> str:
    """Return what is seen of a disk of memory after a shell command in it; it goes with its own mount namespace."""
    script = f'mount -t tmpfs -o {options} tmpfs "$1" && cd "$1" && {{ {fill}; }} 2>/dev/null; "$2" -c "$3" "$1"'
    command = ["unshare", "--mount", "sh", "-c", script, "-", folder, sys.executable, LOOKS]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_folders_on_one_disk_are_one_disk(tmp_path: Path) -> None:
    (disk,) = disks_of({"data": tmp_path, "repositories": tmp_path / "repositories" / "not made yet"})

    assert disk.name == "data"
    assert 0 < disk.used <= 1
    assert disk.free_bytes > 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a disk")
@pytest.mark.parametrize(
    ("options", "fill", "seen"),
    [
        ("size=400m", "true", "roomy 0.0"),
        ("size=1100m", "truncate -s 0 filler; fallocate -l 1000M filler", "filling 0.9"),
        ("size=200m", "cat /dev/zero >filler", "full 1.0"),
        ("size=400m,nr_inodes=1500", "seq 1000 | xargs touch", "full 0.7"),
    ],
)
def test_a_disk_is_seen_to_fill_up(tmp_path: Path, options: str, fill: str, seen: str) -> None:
    assert on_a_small_disk(tmp_path, options, fill) == seen
