"""A learner process: Node, with the stub as its program, at home in a folder of its own."""

import os
import signal
from pathlib import Path

from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.programs import SURROUNDINGS
from runner_images.common.wire.conditions import conditions

_NODE = "node"
_STUB = str(Path(__file__).parent / "main.mjs")
_RESERVED_BYTES = 96 << 20
"""What Node takes beside the objects of a program: its own code, stacks, what is loaded."""
_SMALLEST_BYTES = 32 << 20
_MEBIBYTE = 1 << 20


def wait(border: int, memory_bytes: int, folder: Path, whereabouts: int) -> int:
    """Become a learner process at the border's end `border`, to live once its files are in `folder`; never return."""
    os.close(whereabouts)  # a program of JavaScript's that is busy hears no signal
    os.set_inheritable(border, True)  # noqa: FBT003 - the standard library's own
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)  # Python ignores these, and a program inherits it
    words = [*command(memory_bytes), str(border), str(folder)]
    os.execvpe(words[0], words, {**SURROUNDINGS, **conditions()})  # noqa: S606 - a fixed program


def command(memory_bytes: int) -> list[str]:
    """Return the words that run the stub, before the border's descriptor and the learner's folder."""
    objects = max(memory_bytes - _RESERVED_BYTES, _SMALLEST_BYTES) // _MEBIBYTE
    return [_NODE, f"--max-old-space-size={objects}", "--no-warnings", _STUB]


LANGUAGE = LearnerLanguage(
    None,
    dict.fromkeys((".js", ".mjs", ".cjs"), (_NODE,)) | {".sh": ("bash",)},
    wait=wait,
    spares=3,
    bounds_addresses=False,
    # V8 aborts when its heap is full; the stub lets no program abort for another reason.
    out_of_memory=frozenset((-signal.SIGABRT,)),
)
