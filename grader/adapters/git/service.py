"""What Git itself does of a push or fetch, as a subprocess of the web process that is fed the request's body."""

import contextlib
import subprocess
import threading
from pathlib import Path
from typing import IO, BinaryIO

from grader.adapters.git.environment import CLEAN_ENVIRONMENT

BLOCK_BYTES = 65_536
MEMORY_BYTES = 256 << 20
"""Of what takes a push in: more than twice the largest that is taken, as a file may come as what differs from another.
A pack of 300 bytes can say that it is gigabytes."""

CPU_SECONDS = 60
"""Of each program that takes a push in; what is taken needs some ten."""

MAX_DRAINED_BYTES = 1_073_741_824
"""What is still read of a refused push, so that the client gets to see the answer."""

SERVICES = frozenset({"git-upload-pack", "git-receive-pack"})

GitSettings = tuple[tuple[str, str], ...]


def command_of(service: str) -> list[str]:
    """Return the command of one of `SERVICES`."""
    if service not in SERVICES:
        message = f"{service!r} is none of {sorted(SERVICES)}"
        raise ValueError(message)
    return ["git", service.removeprefix("git-"), "--stateless-rpc"]


def environment_of(extra: dict[str, str], settings: GitSettings) -> dict[str, str]:
    """Return the clean environment with Git settings handed in as `GIT_CONFIG_*` variables."""
    environment = CLEAN_ENVIRONMENT | extra | {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings):
        environment[f"GIT_CONFIG_KEY_{number}"] = key
        environment[f"GIT_CONFIG_VALUE_{number}"] = value
    return environment


class GitService:
    """A Git service that is fed the request's body by a thread while its answer is read."""

    def __init__(self, service: str, folder: Path, environment: dict[str, str], body: BinaryIO, head: bytes) -> None:
        self._receives = service == "git-receive-pack"
        bounded = ["prlimit", f"--data={MEMORY_BYTES}", f"--cpu={CPU_SECONDS}"] if self._receives else []
        self._process = subprocess.Popen(  # noqa: S603 - fixed command, no shell, clean environment
            [*bounded, *command_of(service), str(folder)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._feeder = threading.Thread(target=_feed, args=(self._process.stdin, head, body), daemon=True)

    def __enter__(self) -> "subprocess.Popen[bytes]":
        self._feeder.start()
        return self._process

    def __exit__(self, *_: object) -> None:
        assert self._process.stdout is not None  # noqa: S101 - for the type checker: PIPE was asked for
        # Nobody may be left to read the answer; a broken pipe would kill a push, and leave its quarantine behind.
        while self._receives and self._process.stdout.read(BLOCK_BYTES):
            pass
        self._process.stdout.close()
        self._feeder.join()
        self._process.wait()


def _feed(stdin: IO[bytes], head: bytes, body: BinaryIO) -> None:
    """Copy the request to Git; once Git has stopped listening, read on to the end so that the client hears us."""
    listening, drained = _write(stdin, head), 0
    try:
        while drained < MAX_DRAINED_BYTES and (block := _read(body)):
            listening = listening and _write(stdin, block)
            drained += 0 if listening else len(block)
    finally:  # Git waits for the end of its input, whatever became of the request's
        with contextlib.suppress(OSError):
            stdin.close()


def _write(stdin: IO[bytes], block: bytes) -> bool:
    try:
        stdin.write(block)
        stdin.flush()
    except OSError:
        return False
    return True


def _read(body: BinaryIO) -> bytes:
    """Read a block; a client that went away is the end of the body."""
    try:
        return body.read(BLOCK_BYTES)
    except OSError:
        return b""
