"""The load: what a learner's sandbox is told of a run."""

from dataclasses import dataclass

from runner_images.common.wire import fields
from runner_images.common.wire.file_set import FileSet
from runner_images.common.wire.frames import Frame


@dataclass(frozen=True)
class Load:
    """Their files, and what each of their processes may have."""

    hand_in: FileSet
    memory_bytes: int
    core: int | None
    """The processor to stay on, if there is a choice."""
    shared: bool = False
    """The tests come in with them, into one process with their code."""
    built: bytes = b""
    """What their language made of the files, where it makes anything."""

    @classmethod
    def from_frame(cls, frame: Frame) -> "Load":
        """Return the load of a frame; FrameError when it is none."""
        fields.expect(frame, "load")
        return cls(
            FileSet.from_records(fields.records(frame, "files")),
            fields.whole(frame, "memory_bytes"),
            core_in(frame),
            shared=frame.get("shared") is True,
        )


def core_in(frame: Frame) -> int | None:
    """Return the processor that a frame names, if it does."""
    return None if frame.get("core") is None else fields.whole(frame, "core")
