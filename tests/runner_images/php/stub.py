"""PHP with the stub, without a sandbox around it."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from runner_images.common.wire.frames import MEBIBYTE, Channel
from runner_images.php.learner.life import command
from tests.runner_images.stubs import save, stub_by


def stub_of(files: Mapping[str, str], folder: Path) -> AbstractContextManager[Channel]:
    """Return what yields the tests' end of the border to a process whose folder holds `files`."""
    save(files, folder)
    return stub_by(lambda border, told: [*command(256 * MEBIBYTE), border, told, str(folder)])
