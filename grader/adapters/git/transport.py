"""Git's smart protocol over HTTP: `git upload-pack` and `git receive-pack` as subprocesses of the web process.

No hook runs. Git sends its report before the point where `post-receive` would run and then one last flush packet;
holding that flush back leaves the side-band open, so the web process itself can go on writing to the pusher's
terminal. See https://git-scm.com/docs/gitprotocol-pack and https://git-scm.com/docs/gitprotocol-http.
"""

import contextlib
import subprocess
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO

from grader.adapters.git.environment import CLEAN_ENVIRONMENT
from grader.adapters.git.packets import FLUSH, next_packet, packet
from grader.adapters.git.places import place_of
from grader.adapters.git.push_request import push_request
from grader.adapters.git.refusals import refusals_of
from grader.domain.errors import RepositoryUnreadable
from grader.engine.ports.git import RefUpdate

BLOCK_BYTES = 65_536
MAX_PACK = "100m"
MAX_DRAINED_BYTES = 1_073_741_824
"""What is still read of a refused push, so that the client gets to see the answer."""

MAX_REFS = 5
MAX_LINE_BYTES = 900
"""A side-band packet of the small kind holds 999 bytes; older clients know no other."""

ZERO = "0" * 40
SERVICES = frozenset({"git-upload-pack", "git-receive-pack"})

Settings = tuple[tuple[str, str], ...]

RECEIVE_SETTINGS: Settings = (
    ("receive.fsckObjects", "true"),
    ("receive.maxInputSize", MAX_PACK),
    ("receive.shallowUpdate", "false"),
    ("receive.autogc", "false"),
    ("core.hooksPath", "/dev/null"),
    ("core.logAllRefUpdates", "true"),
    ("gc.auto", "0"),
)
EVERYTHING_HIDDEN: Settings = (("receive.hideRefs", "refs"),)
BRANCHES_ONLY: Settings = (*EVERYTHING_HIDDEN, ("receive.hideRefs", "!refs/heads"))
MAIN_ONLY: Settings = (*EVERYTHING_HIDDEN, ("receive.hideRefs", "!refs/heads/main"))
"""Git refuses to update a ref that it hides; the last pattern that fits wins."""

ADVERTISED: Settings = (*BRANCHES_ONLY, ("receive.advertisePushOptions", "true"))
"""Options are read by us and kept from Git, which would hand them to hooks that we do not have."""


class GitTransport:
    """Serves the bare repositories below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def advertise(self, path: str, service: str, protocol: str) -> bytes:
        """Return the refs for one of `SERVICES`, in the form of `info/refs`.

        Raises:
            RepositoryUnreadable: Git could not read the repository.
        """
        command = [*_command(service), "--http-backend-info-refs", str(place_of(self._folder, path))]
        environment = _environment({"GIT_PROTOCOL": protocol}, ADVERTISED)
        try:
            refs = subprocess.run(  # noqa: S603 - fixed command, no shell, clean environment
                command, env=environment, capture_output=True, check=True, timeout=30
            ).stdout
        except (subprocess.SubprocessError, OSError) as error:
            message = f"git does not list the refs of {path}"
            raise RepositoryUnreadable(message) from error
        version_2 = service == "git-upload-pack" and "version=2" in protocol
        return refs if version_2 else packet(f"# service={service}\n".encode()) + FLUSH + refs

    def send(self, path: str, body: BinaryIO, protocol: str) -> Iterator[bytes]:
        environment = _environment({"GIT_PROTOCOL": protocol}, ())
        with _start("git-upload-pack", place_of(self._folder, path), environment, body, b"") as process:
            assert process.stdout is not None  # noqa: S101 - for the type checker: PIPE was asked for
            while block := process.stdout.read1(BLOCK_BYTES):  # type: ignore[attr-defined] # BufferedReader
                yield block

    def receive(self, path: str, body: BinaryIO) -> "GitReceiving":
        """Begin to answer a push: read what it asks for, then hand all of it to Git."""
        return GitReceiving(place_of(self._folder, path), body)


class GitReceiving:
    """A push under way; Git decides what is refused, from settings that fit what is asked."""

    def __init__(self, folder: Path, body: BinaryIO) -> None:
        self._folder = folder
        self._body = body
        self._request = push_request(body)
        self._side_band = "side-band-64k" in self._request.capabilities
        self._report = b""
        self._complaints = b""

    @property
    def updates(self) -> tuple[RefUpdate, ...]:
        return self._request.updates

    @property
    def options(self) -> tuple[str, ...]:
        return self._request.options

    def answer(self) -> Iterator[bytes]:
        environment = _environment(
            {"GIT_COMMITTER_NAME": "push", "GIT_COMMITTER_EMAIL": "push@localhost"},
            RECEIVE_SETTINGS + self._settings(),
        )
        with _start("git-receive-pack", self._folder, environment, self._body, self._request.head) as process:
            assert process.stdout is not None  # noqa: S101 - for the type checker: PIPE was asked for
            if self._side_band:
                yield from self._pass_on(process.stdout)
            else:
                yield process.stdout.read()

    def refusals(self) -> Mapping[str, str]:
        return refusals_of(self._report, self._complaints)

    def say(self, text: str) -> bytes:
        if not self._side_band:
            return b""
        encoded = text.encode("utf-8", "replace")
        parts = [encoded[at : at + MAX_LINE_BYTES] for at in range(0, len(encoded), MAX_LINE_BYTES)]
        return b"".join(packet(b"\x02" + part) for part in parts)

    def end(self) -> bytes:
        return FLUSH if self._side_band else b""

    def _settings(self) -> Settings:
        """Return the settings by which Git refuses what we refuse: rewriting `main`, odd refs, many refs.

        What Git is asked for without our having read it is refused too: it may be to rewrite `main`. So is a change
        from nothing to nothing: Git takes it for the deletion of a broken ref, and deletes even `main`.
        """
        touches_main = any(update.ref == "refs/heads/main" for update in self._request.updates)
        rewriting: Settings = (("receive.denyNonFastForwards", "true"),) if touches_main else ()
        from_nothing_to_nothing = any(update.old == update.new == ZERO for update in self._request.updates)
        if not self._request.understood or from_nothing_to_nothing:
            return rewriting + EVERYTHING_HIDDEN
        return rewriting + (BRANCHES_ONLY if len(self._request.updates) <= MAX_REFS else MAIN_ONLY)

    def _pass_on(self, answer: IO[bytes]) -> Iterator[bytes]:
        """Yield Git's packets: its report (band 1) as it is; its English remarks (band 2) are kept for us."""
        while (received := next_packet(answer)) not in {b"", FLUSH}:
            band, payload = received[4:5], received[5:]
            if band == b"\x01":
                self._report += payload
                yield received
            else:
                self._complaints = (self._complaints + payload)[-BLOCK_BYTES:]


def _command(service: str) -> list[str]:
    if service not in SERVICES:
        message = f"{service!r} is none of {sorted(SERVICES)}"
        raise ValueError(message)
    return ["git", service.removeprefix("git-"), "--stateless-rpc"]


def _environment(extra: dict[str, str], settings: Settings) -> dict[str, str]:
    """Return the clean environment with Git settings handed in as `GIT_CONFIG_*` variables."""
    environment = CLEAN_ENVIRONMENT | extra | {"GIT_CONFIG_COUNT": str(len(settings))}
    for number, (key, value) in enumerate(settings):
        environment[f"GIT_CONFIG_KEY_{number}"] = key
        environment[f"GIT_CONFIG_VALUE_{number}"] = value
    return environment


class _start:  # noqa: N801 - used as a context manager, like a function
    """A Git service that is fed the request's body by a thread while its answer is read."""

    def __init__(self, service: str, folder: Path, environment: dict[str, str], body: BinaryIO, head: bytes) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - fixed command, no shell, clean environment
            [*_command(service), str(folder)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._receives = service == "git-receive-pack"
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
