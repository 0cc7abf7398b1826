"""The load: what a learner's sandbox is told of a run."""

from dataclasses import dataclass

from harness import fields
from harness.frames import Message
from harness.handin import HandIn


@dataclass(frozen=True)
class Load:
    """Her files, and what each of her processes may have."""

    hand_in: HandIn
    memory_bytes: int
    core: int | None
    """The processor to stay on, if there is a choice."""
    shared: bool = False
    """The tests come in with her, into one process with her code."""

    @classmethod
    def from_frame(cls, frame: Message) -> "Load":
        """Return the load of a frame; FrameError when it is none."""
        fields.expect(frame, "load")
        return cls(
            HandIn.from_records(fields.records(frame, "files")),
            fields.whole(frame, "memory_bytes"),
            core_in(frame),
            shared=frame.get("shared") is True,
        )


def core_in(frame: Message) -> int | None:
    """Return the processor that a frame names, if it does."""
    return None if frame.get("core") is None else fields.whole(frame, "core")
