"""A worker's hold on a run: beats while the run is under way, so that nobody else takes it."""

import contextlib
import threading
from datetime import timedelta
from types import TracebackType
from typing import Self

from grader.domain.submission import Claim
from grader.engine.ports import Database

BEATS_PER_LEASE = 4


class Lease:
    """Renews a claim from a thread of its own, several times a lease, until its block ends.

    A beat that fails is tried again at the next one; when the lease is lost the run's token has changed, and the
    guarded finish drops our result.
    """

    def __init__(self, claim: Claim, *, database: Database, length: timedelta) -> None:
        self._claim = claim
        self._database = database
        self._length = length
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"lease-{claim.run.id}", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        pause = (self._length / BEATS_PER_LEASE).total_seconds()
        while not self._ended.wait(pause):
            # The outermost loop of a thread: whatever keeps one beat from the database, the next one tries again.
            with contextlib.suppress(Exception), self._database.begin() as tx:
                if not tx.runs.renew(self._claim.run.id, token=self._claim.token, lease=self._length):
                    return
