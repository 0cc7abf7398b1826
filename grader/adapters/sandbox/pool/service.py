"""The pool of a host, behind a private socket: a process asks for seats, and gives back by ending what it does not."""

import fcntl
import json
import os
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Event, Thread, current_thread

import structlog
from structlog.contextvars import bind_contextvars

from grader.adapters.sandbox.pool.client import SOCKET
from grader.adapters.sandbox.pool.own_supply import OwnSupply
from grader.adapters.sandbox.pool.seat import Seat, Wish
from grader.adapters.sandbox.wire.link import DeadlinePassed, Link, StreamEnded
from grader.adapters.sandbox.wire.listening import bound
from grader.adapters.sandbox.wire.orders import pack
from grader.domain.errors import GraderError, SandboxBroke

log = structlog.get_logger()

LOCK = "pool.lock"
TEND_SECONDS = 1.0
REWARM_SECONDS = 5.0
SWEEP_SECONDS = 15.0
DAY_SECONDS = 86_400.0
SWITCH_SECONDS = 0.0005
SEND_SECONDS = 5.0


class PoolService:
    """Owns the pool of a host; one a data folder."""

    def __init__(self, supply: OwnSupply, runtime: Path, sweep: Callable[[], int]) -> None:
        """Prepare; nothing is started yet.

        Args:
            supply: Whose pool is served.
            runtime: The folder in which to listen.
            sweep: Removes what dead processes left.
        """
        self._supply = supply
        self._runtime = runtime
        self._sweep = sweep
        self._ended = Event()
        self._listener: socket.socket | None = None
        self._lock: int | None = None
        self._clients: dict[Thread, Link] = {}
        self._tender = Thread(target=self._tend_for_ever, name="pool", daemon=True)

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many sandboxes there are now, by what they do."""
        return self._supply.counts

    @property
    def given(self) -> Mapping[str, int]:
        """Return how many seats were given, by what was there."""
        return self._supply.given

    def start(self) -> None:
        """Listen, and begin to fill the store."""
        self._runtime.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A thread that talks with the Engine must not keep one that gives a seat waiting for its turn.
        sys.setswitchinterval(SWITCH_SECONDS)
        if not self._is_the_first():
            log.warning("pool_runs_already", folder=str(self._runtime))
            return
        path = self._runtime / SOCKET
        path.unlink(missing_ok=True)
        self._listener = bound(path)
        path.chmod(0o600)
        Thread(target=self._accept_for_ever, args=(self._listener,), name="pool door", daemon=True).start()
        self._tender.start()

    def stop(self) -> None:
        """Let go of every container; nobody is served any more."""
        self._ended.set()
        if self._listener is not None:
            (self._runtime / SOCKET).unlink(missing_ok=True)
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._tender.join()
        for thread, link in list(self._clients.items()):
            # What they hold comes back as if they had died.
            link.hang_up()
            thread.join()
        self._supply.close()
        if self._lock is not None:
            os.close(self._lock)

    def _is_the_first(self) -> bool:
        """Tell whether no other process serves this folder; from then on until its end it is this one that does."""
        self._lock = os.open(self._runtime / LOCK, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _accept_for_ever(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while not self._ended.is_set():
                link = Link(listener.accept()[0])
                thread = Thread(target=self._serve, args=(link,), name="pool client", daemon=True)
                self._clients[thread] = link
                thread.start()

    def _serve(self, client: Link) -> None:
        """Answer one process until it hangs up, and take back what it has not given back."""
        held: dict[str, Seat] = {}
        try:
            while True:
                question = json.loads(client.next_frame(deadline=time.monotonic() + DAY_SECONDS))
                self._answer(client, question, held)
        except (StreamEnded, DeadlinePassed, SandboxBroke):
            pass
        finally:
            for seat in held.values():
                self._supply.release(seat, clean=False)
            client.close()
            self._clients.pop(current_thread(), None)

    def _answer(self, client: Link, question: dict[str, str], held: dict[str, Seat]) -> None:
        deadline = time.monotonic() + SEND_SECONDS
        try:
            match question["kind"]:
                case "image":
                    image = self._supply.image(question["runner"])
                    client.send(pack({"kind": "image", "id": image.id, "digest": image.digest}), deadline=deadline)
                case "acquire":
                    self._acquire(client, question, held)
                case "release":
                    seat = held.pop(question["container"])
                    self._supply.release(seat, clean=bool(question["clean"]))
        except GraderError as fault:
            client.send(pack({"kind": "refused", "message": str(fault)}), deadline=deadline)

    def _acquire(self, client: Link, question: dict[str, str], held: dict[str, Seat]) -> None:
        wish = Wish(question["runner"], question["owner"], int(question["memory_bytes"]))
        bind_contextvars(run=question["run"])  # for this thread, which serves nobody else
        seat = self._supply.acquire(wish, patience=timedelta(seconds=float(question["seconds"])))
        held[seat.container] = seat
        with seat:
            # Only the asker has the channels from here on: that they close tells its end to both containers too.
            client.send(
                pack({"kind": "seat", "container": seat.container, "core": seat.core}),
                [seat.sandbox.fileno(), seat.tests.fileno()],
                deadline=time.monotonic() + SEND_SECONDS,
            )

    def _tend_for_ever(self) -> None:
        """Sweep what processes that died have left, first of all a pool before us, and keep the store."""
        swept_at = warmed_at = 0.0
        while not self._ended.wait(TEND_SECONDS if warmed_at else 0):
            if time.monotonic() - swept_at > SWEEP_SECONDS:
                self._try(self._sweep)
                swept_at = time.monotonic()
            if time.monotonic() - warmed_at > REWARM_SECONDS:
                self._try(self._supply.warm_all)
                warmed_at = time.monotonic()
            self._try(self._supply.pool.tend)

    def _try(self, step: Callable[[], object]) -> None:
        try:
            step()
        except GraderError as fault:
            log.warning("pool_not_tended", fault=fault)
