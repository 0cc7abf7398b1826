"""The learner's files, as the supervisor keeps them and their process writes them."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from runner_images.common.wire import fields
from runner_images.common.wire.frames import Frame, FrameError


@dataclass(frozen=True)
class FileSet:
    """Relative paths and their bytes."""

    files: tuple[tuple[str, bytes], ...]

    @classmethod
    def from_records(cls, records: Sequence[Frame]) -> "FileSet":
        """Return the files of a frame; FrameError for a path that would leave the folder, or bad base64."""
        return cls(tuple((_path(record), _content(record)) for record in records))

    def write(self, folder: Path) -> None:
        """Write every file below `folder`."""
        for name, content in self.files:
            target = folder / name
            if "/" in name:
                target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def top_names(self) -> frozenset[str]:
        """Return the top-level module names that the files define."""
        return frozenset(PurePosixPath(name).parts[0].removesuffix(".py") for name, _ in self.files)


def _path(record: Frame) -> str:
    name = fields.text(record, "path")
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in name:
        msg = f"a path outside the folder: {name}"
        raise FrameError(msg)
    return str(path)


def _content(record: Frame) -> bytes:
    content = record.get("content")
    if not isinstance(content, str):
        msg = "a file without content"
        raise FrameError(msg)
    try:
        return base64.b64decode(content, validate=True)
    except ValueError as error:
        msg = "content that is no base64"
        raise FrameError(msg) from error
