"""A learner process: Java, with the stub as its program; and before all of them the compiler's, once a hand-in."""

import os
import signal
from pathlib import Path

from runner_images.common.processes.cpu_affinity import stay_on
from runner_images.common.processes.language import LearnerLanguage
from runner_images.common.processes.output_files import write_to_memory
from runner_images.common.processes.programs import SURROUNDINGS
from runner_images.common.wire.conditions import conditions
from runner_images.common.wire.load import Load

_JAVA = "/usr/bin/java"
_HERE = Path(__file__).parent
_STUB = _HERE / ".stub" / "stub.jar"
"""What `make-stub` makes as the image is built."""
_RESERVED_BYTES = 160 << 20
"""What Java takes beside the objects of a program: its own code, stacks, what is loaded, what the compiler made."""
_SMALLEST_BYTES = 32 << 20
_MEBIBYTE = 1 << 20
_BUILT = "built"
"""The file beside the learner's folder that holds what the compiler made."""
_QUICK = (f"@{_HERE / 'quick.options'}", f"-XX:SharedArchiveFile={_HERE / '.stub' / 'stub.jsa'}")
_ENVIRONMENT = {"_JAVA_SR_SIGNUM": "40"}
"""Java takes SIGUSR2 for itself where nobody names another signal, and the supervisor asks by that one."""


def live(border: int, load: Load, folder: Path, whereabouts: int) -> int:
    """Become a learner process at the border's end `border`; never return."""
    folder.mkdir()
    load.hand_in.write(folder)
    built = folder.with_name(_BUILT)
    built.write_bytes(load.built)
    for end in (border, whereabouts):
        os.set_inheritable(end, True)  # noqa: FBT003 - the standard library's own
    write_to_memory()
    stay_on(load.core)
    words = [*command("stub.Stub", load.memory_bytes), str(border), str(whereabouts), str(folder), str(built)]
    os.chdir(folder)
    return _become(words)


def build(told: int, load: Load, folder: Path) -> int:
    """Become the compiler of the hand-in, which writes what it makes to the descriptor `told`; never return."""
    folder.mkdir()
    load.hand_in.write(folder)
    os.dup2(told, 1)
    stay_on(load.core)
    return _become([*command("stub.Build", load.memory_bytes), str(folder)])


def command(program: str, memory_bytes: int) -> list[str]:
    """Return the words that run a program of the stub's, before its own arguments."""
    objects = max(memory_bytes - _RESERVED_BYTES, _SMALLEST_BYTES) // _MEBIBYTE
    return [_JAVA, *_QUICK, f"-Xmx{objects}m", "-cp", str(_STUB), program]


def _become(words: list[str]) -> int:
    for number in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(number, signal.SIG_DFL)  # Python ignores these, and a program inherits it
    os.execvpe(words[0], words, {**SURROUNDINGS, **conditions(), **_ENVIRONMENT})  # noqa: S606 - a fixed program


LANGUAGE = LearnerLanguage(
    live,
    {".java": ("java",), ".sh": ("bash",)},
    surroundings={"PATH": f"{_HERE / 'program'}:{SURROUNDINGS['PATH']}"},
    build=build,
    # Java reserves far more addresses than it uses; its own limit of memory is told with file and line.
    bounds_addresses=False,
)
