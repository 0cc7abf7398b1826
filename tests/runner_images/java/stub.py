"""The compiler, then Java with the stub, without a sandbox around them."""

import subprocess
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from runner_images.common.wire.frames import MEBIBYTE, Channel, Frame
from runner_images.java.learner.life import command
from tests.runner_images.conftest import make_stub
from tests.runner_images.stubs import answer_to, save, stub_by

_MEMORY_BYTES = 384 * MEBIBYTE


def stub_of(files: Mapping[str, str], folder: Path) -> AbstractContextManager[Channel]:
    """Return what yields the tests' end of the border to a process whose folder holds `files`."""
    make_stub("java")
    home, built = folder / "run", folder / "built"
    save(files, home)
    built.write_bytes(subprocess.check_output([*command("stub.Build", _MEMORY_BYTES), str(home)]))
    run = command("stub.Stub", _MEMORY_BYTES)
    return stub_by(lambda border, told: [*run, border, told, str(home), str(built)], _JAVA_SR_SIGNUM="40")


def run_main(channel: Channel, module: str) -> Frame:
    """Return the reply to the import of a module, or where that works, to the call of its `main`."""
    reply = answer_to(channel, {"kind": "import", "module": module, "again": False})
    if reply["kind"] != "imported":
        return reply
    answer_to(channel, {"kind": "resolve", "module": module, "name": "main"})
    arguments = [{"named": [module, "main"]}, {"list": [1]}]
    return answer_to(channel, {"kind": "operate", "operator": "call", "arguments": arguments, "keywords": {}})
