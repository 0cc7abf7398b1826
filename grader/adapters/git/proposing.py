"""A push whose `main` waits: Git stores it under another name, and its report is held back until somebody decided.

So `main` is a protected branch without any hook: what is not accepted never stood there, and Git's client is told by
the report itself, in the form of https://git-scm.com/docs/gitprotocol-pack#_report_status.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from grader.adapters.git.packets import FLUSH, packet
from grader.adapters.git.receiving import EVERYTHING_HIDDEN, MAX_LINE_BYTES, ZERO, GitReceiving
from grader.adapters.git.service import GitSettings

MAIN = "refs/heads/main"
HELD = "refs/proposals/"
HELD_ONLY: GitSettings = (*EVERYTHING_HIDDEN, ("receive.hideRefs", f"!{HELD.rstrip('/')}"))


class GitProposing(GitReceiving):
    """One branch at a time; `main` is held, any other moves as in every push."""

    def __init__(self, folder: Path, body: BinaryIO, name: str) -> None:
        super().__init__(folder, body)
        self._name = f"{HELD}{name}"
        self._held = self._is_for_main()
        if self._held:
            capabilities = " ".join(sorted(self._request.capabilities))
            asked = f"{ZERO} {self._request.updates[0].new} {self._name}\0 {capabilities}".encode()
            self._request = replace(self._request, head=packet(asked) + FLUSH)

    @property
    def held(self) -> bool:
        return self._held

    def answer(self) -> Iterator[bytes]:
        if not self._held:
            yield from super().answer()
            return
        answer = b"".join(super().answer())
        if not self._side_band:
            self._report = answer

    def refusals(self) -> Mapping[str, str]:
        refusals = super().refusals()
        if not self._held:
            return refusals
        stored = f"ok {self._name}".encode() in self._report
        return {} if stored else {MAIN: refusals.get(self._name, "push_refused")}

    def settle(self, refusal: str) -> bytes:
        if not self._held or not any(one.startswith("report-status") for one in self._request.capabilities):
            return b""
        said = f"ng {MAIN} {' '.join(refusal.split())}" if refusal else f"ok {MAIN}"
        line = said.encode("utf-8", "replace")[: MAX_LINE_BYTES // 2] + b"\n"
        report = packet(b"unpack ok\n") + packet(line) + FLUSH
        return packet(b"\x01" + report) if self._side_band else report

    def _settings(self) -> GitSettings:
        if self._held:
            return HELD_ONLY
        return super()._settings() if len(self._request.updates) == 1 else EVERYTHING_HIDDEN

    def _is_for_main(self) -> bool:
        moves = [update for update in self._request.updates if update.new != ZERO]
        return self._request.understood and len(self._request.updates) == 1 and [one.ref for one in moves] == [MAIN]
