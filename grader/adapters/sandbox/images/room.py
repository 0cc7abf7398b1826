"""How much of a machine the containers of an image get, where its Dockerfile asks for another room than most."""

from collections.abc import Mapping
from dataclasses import dataclass

MEBIBYTE = 1_048_576
LABEL = "grader.room."


@dataclass(frozen=True)
class Room:
    """What a container may use, whatever an exercise says.

    Attributes:
        tasks: Processes and threads of a learner's sandbox.
        file_bytes: Of one file, of anybody.
        open_files: Of one process, of anybody.
        temporary_bytes: Of `/tmp`, in memory.
        shared_bytes: Of `/dev/shm`, in memory.
        spare_bytes: Of memory in a learner's sandbox, beside an exercise's own: what waits there before it is wanted.
        tests_memory_bytes: Of the tests of all runs of a host at a time.
        answer_seconds: What the beginning of a run takes at most, several begun at the same moment.
    """

    tasks: int = 64
    file_bytes: int = 16 * MEBIBYTE
    open_files: int = 256
    temporary_bytes: int = 16 * MEBIBYTE
    shared_bytes: int = MEBIBYTE
    spare_bytes: int = 0
    tests_memory_bytes: int = 512 * MEBIBYTE
    answer_seconds: int = 2


MOST = Room()
"""What most images ask for: nothing."""


def room_in(labels: Mapping[str, str]) -> Room:
    """Return the room that an image's labels ask for: `grader.room.<attribute>`, a whole number.

    They are part of its Dockerfile, and so of the digest that a verdict is stored with.
    """
    asked = {name.removeprefix(LABEL): value for name, value in labels.items() if name.startswith(LABEL)}
    return Room(**{name: int(value) for name, value in asked.items()})
