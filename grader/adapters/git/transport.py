"""Git's smart protocol over HTTP: `git upload-pack` and `git receive-pack` as subprocesses of the web process.

See https://git-scm.com/docs/gitprotocol-http.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from grader.adapters.git.fetching import FETCHED
from grader.adapters.git.packets import FLUSH, packet
from grader.adapters.git.places import place_of
from grader.adapters.git.proposing import HELD, GitProposing
from grader.adapters.git.receiving import BRANCHES_ONLY, GitReceiving
from grader.adapters.git.service import BLOCK_BYTES, GitService, GitSettings, command_of, environment_of
from grader.domain.errors import RepositoryUnreadable

SHOWN: GitSettings = tuple(("uploadpack.hideRefs", refs.rstrip("/")) for refs in (HELD, FETCHED))
"""What waits for the gate is nobody's to fetch, and what came from a forge is there already."""

ADVERTISED: GitSettings = (*BRANCHES_ONLY, ("receive.advertisePushOptions", "true"))
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
        command = [*command_of(service), "--http-backend-info-refs", str(place_of(self._folder, path))]
        environment = environment_of({"GIT_PROTOCOL": protocol}, ADVERTISED + SHOWN)
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
        environment = environment_of({"GIT_PROTOCOL": protocol}, SHOWN)
        with GitService("git-upload-pack", place_of(self._folder, path), environment, body, b"") as process:
            assert process.stdout is not None  # noqa: S101 - for the type checker: PIPE was asked for
            while block := process.stdout.read1(BLOCK_BYTES):  # type: ignore[attr-defined] # BufferedReader
                yield block

    def receive(self, path: str, body: BinaryIO) -> "GitReceiving":
        """Begin to answer a push: read what it asks for, then hand all of it to Git."""
        return GitReceiving(place_of(self._folder, path), body)

    def propose(self, path: str, body: BinaryIO, name: str) -> GitProposing:
        return GitProposing(place_of(self._folder, path), body, name)
