"""A worker's hold on a run: beats while the run is under way, so that nobody else takes it."""

import threading
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from types import TracebackType
from typing import Self

import structlog

from grader.domain.grading.run import Claim
from grader.engine.ports.database import Database

log = structlog.get_logger()

BEATS_PER_LEASE = 4
LONGEST = timedelta(minutes=15)
"""No run takes so long: who holds one still has come to a standstill, and must not keep it for ever."""


class Lease:
    """Renews a claim from a thread of its own, several times a lease, until its block ends.

    A beat that the database does not answer is tried again at the next one. A beat that finds the run gone, because
    another worker has it or may have it, ends what this worker does with it, again at each beat until the block ends.
    """

    def __init__(
        self,
        claim: Claim,
        *,
        database: Database,
        length: timedelta,
        stop: Callable[[], None],
        longest: timedelta = LONGEST,
    ) -> None:
        """Prepare; nothing beats yet.

        Args:
            stop: Ends what is under way for the run, from whichever thread.
            longest: After so long the run is let go.
        """
        self._claim = claim
        self._database = database
        self._length = length
        self._stop = stop
        self._until = monotonic() + longest.total_seconds()
        self._ended = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._beat_until_the_end, name=f"lease-{claim.run.id}", daemon=True)

    @property
    def is_lost(self) -> bool:
        """Tell whether the run is no longer ours."""
        return self._lost.is_set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _beat_until_the_end(self) -> None:
        pause = (self._length / BEATS_PER_LEASE).total_seconds()
        while not self._ended.wait(pause):
            try:
                self._beat()
            except Exception:  # the outermost loop of a thread: whatever keeps one beat back, the next one tries again
                log.exception("beat_not_done", run=self._claim.run.id)

    def _beat(self) -> None:
        if not self.is_lost and not self._is_renewed():
            log.warning("lease_lost", run=self._claim.run.id)
            self._lost.set()
        if self.is_lost:
            self._stop()

    def _is_renewed(self) -> bool:
        if monotonic() > self._until:
            return False
        with self._database.begin() as tx:
            return tx.runs.renew(self._claim.run.id, token=self._claim.token, lease=self._length)
