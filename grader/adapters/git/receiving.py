"""A push as `git receive-pack` takes it: Git decides what is refused, and we go on writing to the pusher's terminal.

No hook runs. Git sends its report before the point where `post-receive` would run and then one last flush packet;
holding that flush back leaves the side-band open, so the web process itself can go on writing to the pusher's
terminal. See https://git-scm.com/docs/gitprotocol-pack and https://git-scm.com/docs/gitprotocol-http.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO

from grader.adapters.git.packets import FLUSH, next_packet, packet
from grader.adapters.git.push_request import push_request
from grader.adapters.git.refusals import refusals_of
from grader.adapters.git.service import BLOCK_BYTES, GitService, GitSettings, environment_of
from grader.engine.ports.git import RefUpdate

MAX_PACK = "100m"
MAX_REFS = 5
MAX_LINE_BYTES = 900
"""A side-band packet of the small kind holds 999 bytes; older clients know no other."""

ZERO = "0" * 40

RECEIVE_SETTINGS: GitSettings = (
    ("receive.fsckObjects", "true"),
    ("receive.maxInputSize", MAX_PACK),
    ("receive.shallowUpdate", "false"),
    ("receive.autogc", "false"),
    ("core.bigFileThreshold", "1m"),
    ("core.hooksPath", "/dev/null"),
    ("core.logAllRefUpdates", "true"),
    ("gc.auto", "0"),
    ("pack.threads", "1"),
)
EVERYTHING_HIDDEN: GitSettings = (("receive.hideRefs", "refs"),)
BRANCHES_ONLY: GitSettings = (*EVERYTHING_HIDDEN, ("receive.hideRefs", "!refs/heads"))
MAIN_ONLY: GitSettings = (*EVERYTHING_HIDDEN, ("receive.hideRefs", "!refs/heads/main"))
"""Git refuses to update a ref that it hides; the last pattern that fits wins."""


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
        environment = environment_of(
            {"GIT_COMMITTER_NAME": "push", "GIT_COMMITTER_EMAIL": "push@localhost"},
            RECEIVE_SETTINGS + self._settings(),
        )
        with GitService("git-receive-pack", self._folder, environment, self._body, self._request.head) as process:
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

    def _settings(self) -> GitSettings:
        """Return the settings by which Git refuses what we refuse: rewriting `main`, odd refs, many refs.

        What Git is asked for without our having read it is refused too: it may be to rewrite `main`. So is a change
        from nothing to nothing: Git takes it for the deletion of a broken ref, and deletes even `main`.
        """
        touches_main = any(update.ref == "refs/heads/main" for update in self._request.updates)
        rewriting: GitSettings = (("receive.denyNonFastForwards", "true"),) if touches_main else ()
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
