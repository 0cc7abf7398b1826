"""What an image asks for beside packages of Debian's: another room, and wheels by their hashes."""

import zipfile
from pathlib import Path

import pytest

from grader.adapters.sandbox.images import wheels
from grader.adapters.sandbox.images.room import Room, room_in
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, is_on_demand
from grader.adapters.sandbox.images.wheels import wheel_files
from grader.domain.errors import SandboxUnavailable


def test_an_image_without_labels_has_the_room_of_most() -> None:
    assert room_in({"grader.runner": "python"}) == Room()


def test_an_image_says_what_room_it_needs() -> None:
    assert room_in({"grader.room.tasks": "256", "grader.room.open_files": "1024"}) == Room(tasks=256, open_files=1024)


def test_only_what_says_so_is_built_on_demand() -> None:
    assert (is_on_demand(RUNNERS_FOLDER, "site"), is_on_demand(RUNNERS_FOLDER, "python")) == (True, False)


def test_a_folder_that_names_no_wheels_has_none() -> None:
    assert wheel_files({"trial/Dockerfile": b""}, "trial") == {}


def test_what_a_wheel_holds_lies_in_the_build_but_what_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def download(_named: bytes, folder: Path) -> None:
        with zipfile.ZipFile(folder / "it-1-py3-none-any.whl", "w") as wheel:
            for name in ("it/__init__.py", "it/driver/node", "../../etc/passwd", "/etc/passwd"):
                wheel.writestr(name, name)

    monkeypatch.setattr(wheels, "_download", download)

    found = wheel_files({"trial/wheels.txt": b"# without it/driver/node\nit==1 --hash=sha256:0\n"}, "trial")

    assert found == {"trial/wheels/it/__init__.py": b"it/__init__.py"}


def test_a_wheel_without_its_hash_is_not_taken() -> None:
    with pytest.raises(SandboxUnavailable, match="hashes"):
        wheel_files({"trial/wheels.txt": b"greenlet==3.5.6\n"}, "trial")
