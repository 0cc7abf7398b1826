"""A learner process: PHP, with the stub as its program, at home in a folder of its own."""

import os
import signal
from pathlib import Path

from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.output_files import write_to_memory
from runner_images.common.processes.programs import SURROUNDINGS
from runner_images.common.wire.conditions import conditions

_PHP = "php"
_HERE = Path(__file__).parent
_RESERVED_BYTES = 96 << 20
"""What PHP takes beside the values of a program: its own code, what is loaded, what the end is told with."""
_SMALLEST_BYTES = 32 << 20


def wait(border: int, memory_bytes: int, folder: Path, whereabouts: int) -> int:
    """Become a learner process at the border's end `border`, to live once its files are in `folder`; never return."""
    for end in (border, whereabouts):
        os.set_inheritable(end, True)  # noqa: FBT003 - the standard library's own
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)  # Python ignores these, and a program inherits it
    write_to_memory()
    words = [*command(memory_bytes), str(border), str(whereabouts), str(folder)]
    os.execvpe(words[0], words, {**SURROUNDINGS, **conditions()})  # noqa: S606 - a fixed program


def command(memory_bytes: int) -> list[str]:
    """Return the words that run the stub, before the two descriptors and the learner's folder."""
    values = max(memory_bytes - _RESERVED_BYTES, _SMALLEST_BYTES)
    settings = ["-n", "-c", str(_HERE / "php.ini"), "-d", f"memory_limit={values}"]
    return [_PHP, *settings, str(_HERE / "main.php")]


LANGUAGE = LearnerLanguage(
    None,
    {".php": (_PHP,), ".sh": ("bash",)},
    wait=wait,
    spares=4,
    surroundings={"PHPRC": str(_HERE / "program")},
    # PHP's own limit is told with file and line; where the kernel refuses addresses, it may only leave.
    bounds_addresses=False,
)
