"""The pool: sandboxes ready before they are needed, each for one owner, and one tests' container an image."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from threading import Condition, Thread

import structlog

from grader.adapters.sandbox.connection import SandboxGone
from grader.adapters.sandbox.containers.bounds import ContainerRole
from grader.adapters.sandbox.containers.container_factory import ContainerFactory, Linked
from grader.adapters.sandbox.containers.tests_containers import TestsContainers
from grader.adapters.sandbox.images.runner_image import RunnerImage
from grader.adapters.sandbox.pool.idle import IdleSandboxes, Marks
from grader.adapters.sandbox.pool.seat import Seat, Wish
from grader.adapters.sandbox.wire.link import DeadlinePassed, Link, StreamEnded
from grader.domain.errors import PlatformError, SandboxBroke, SandboxUnavailable
from grader.domain.exercises.exercise import Limits

log = structlog.get_logger()

MAKERS = 2
"""Containers made at a time: the Engine does not make more in a second for being asked for more at once."""

ATTEMPTS = MAKERS + 1
"""Sandboxes in a row that may go wrong by themselves while somebody waits: one blow can hit all that is being made."""

REST_SECONDS = 2.0
"""Pause after a container could not be made for nobody yet, with nobody waiting."""

DEFAULT_MEMORY_BYTES = Limits().memory_bytes
"""What a sandbox is made with; an exercise that says otherwise has it changed before its run."""


@dataclass
class _Orders:
    """What is to be made of one image."""

    image: RunnerImage
    waiting: int = 0
    making: int = 0
    kept: bool = False
    """A store of it is kept, even when nobody waits."""
    refilling: bool = True
    fault: PlatformError | None = None
    """Why none is made for those who wait; each of them is told."""
    broken: int = 0
    """How many in a row went wrong by themselves."""
    rest_until: float = 0.0


@dataclass(frozen=True)
class _Lease:
    """Where a seat is, until it comes back."""

    sandbox: Linked
    tests: Linked
    core: int


class Pool:
    """Gives seats to several threads; makes containers in threads of its own, beside the way of a run."""

    def __init__(self, factory: ContainerFactory, find: Callable[[str], RunnerImage], marks: Marks) -> None:
        """Prepare; nothing is made before `start`, or before a seat is asked for.

        Args:
            factory: Makes and removes the containers.
            find: Returns the image of a runner; it may ask the Engine.
            marks: How many sandboxes to hold, and how long.
        """
        self._factory = factory
        self._find = find
        self._marks = marks
        self._idle = IdleSandboxes(marks)
        self._tests = TestsContainers(
            lambda image: factory.make(ContainerRole.TESTS, image, image.room.tests_memory_bytes), factory.destroy
        )
        self._orders: dict[str, _Orders] = {}
        self._leases: dict[str, _Lease] = {}
        self._cores = tuple(os.sched_getaffinity(0))
        self._given: Counter[str] = Counter()
        self._changed = Condition()
        self._threads: list[Thread] = []
        self._closed = False

    def warm(self, image: RunnerImage) -> None:
        """Have sandboxes of an image ready from now on, and let those of its runner's former image go."""
        if self._marks.store(image).high:
            self._tests.warm(image)
        with self._changed:
            self._order(image).kept = True
            for other in self._orders.values():
                other.kept = other.kept and (other.image.id == image.id or other.image.runner != image.runner)
            self._discard(self._idle.take_others(image))
        self._tests.retire_others(image)

    def tend(self) -> None:
        """Let go of what is over its age, idle too long or dead; call it every second or so."""
        with self._changed:
            self._discard(self._idle.take_expired())
            self._changed.notify_all()
        self._tests.tend()

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many sandboxes there are now, by what they do."""
        with self._changed:
            making = sum(orders.making for orders in self._orders.values())
            return {**self._idle.counts, "leased": len(self._leases), "making": making}

    @property
    def given(self) -> Mapping[str, int]:
        """Return how many seats were given since the start, by what was there: see `_note`."""
        with self._changed:
            return {"parked": 0, "fresh": 0, "made": 0} | self._given

    def acquire(self, wish: Wish, *, patience: timedelta) -> Seat:
        """Return a seat; see `Supply.acquire`."""
        asked = time.monotonic()
        deadline = asked + patience.total_seconds()
        image = self._find(wish.runner)
        while True:
            sandbox, was_there = self._take(image, wish.owner, deadline)
            try:
                self._factory.resize(sandbox, wish.memory_bytes)
                seat = self._seat(sandbox, image)
            except (SandboxUnavailable, SandboxBroke, DeadlinePassed, StreamEnded) as fault:
                # It died while it waited; the next one may not have.
                self._factory.destroy(sandbox)
                log.info("sandbox_not_fit", container=sandbox.container, fault=fault)
                if time.monotonic() > deadline:
                    raise SandboxUnavailable("No sandbox is fit to serve.") from fault
            else:
                self._note(sandbox, was_there=was_there, waited=time.monotonic() - asked)
                return seat

    def release(self, seat: Seat, *, clean: bool) -> None:
        with self._changed:
            lease = self._leases.pop(seat.container)
        sandbox = lease.sandbox
        self._tests.leave(lease.tests)
        if not clean or not self._is_clean(sandbox):
            self._factory.destroy(sandbox)
            return
        with self._changed:
            orders = self._orders[sandbox.image.id]
            # Where a store is kept, it is of the newest image; elsewhere nothing lasts long enough to be outdated.
            rivals = (other for other in self._orders.values() if other.image.runner == sandbox.image.runner)
            current = orders.kept or not any(other.kept for other in rivals)
            self._discard(self._idle.park(sandbox) if current and not self._closed else [sandbox])

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._discard(self._idle.take_all())
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        with self._changed:
            self._discard(self._idle.take_all())
        self._tests.close()
        self._factory.close()

    def _seat(self, sandbox: Linked, image: RunnerImage) -> Seat:
        """Open a run in both containers at once, and wait for both."""
        channel = Link(sandbox.begin_run())
        try:
            tests, tests_channel = self._tests.join(image)
            try:
                sandbox.await_running()
            except BaseException:
                tests_channel.close()
                self._tests.leave(tests)
                raise
        except BaseException:
            channel.close()
            raise
        with self._changed:
            core = self._free_core()
            self._leases[sandbox.container] = _Lease(sandbox, tests, core)
        return Seat(sandbox.container, core, channel, tests_channel)

    def _free_core(self) -> int:
        """Return one that the fewest runs stay on."""
        taken = Counter(lease.core for lease in self._leases.values())
        # Whoever has a pool of their own chooses beside us: not always the same one, then.
        return min(self._cores, key=lambda core: (taken[core], random.random()))  # noqa: S311 - no secret

    def _note(self, sandbox: Linked, *, was_there: bool, waited: float) -> None:
        """Count a seat: the owner's own `parked`, a `fresh` one from the store, or one that had to be `made` first."""
        kind = "parked" if sandbox.served else "fresh" if was_there else "made"
        with self._changed:
            sandbox.served += 1
            self._given[kind] += 1
        log.info("sandbox_given", container=sandbox.container, kind=kind, waited_ms=round(waited * 1000))

    def _take(self, image: RunnerImage, owner: str, deadline: float) -> tuple[Linked, bool]:
        """Return the owner's own parked sandbox, or one that nobody has had, and whether it was there already."""
        with self._changed:
            orders = self._order(image)
            if (sandbox := self._idle.take(image, owner)) is not None:
                self._changed.notify_all()
                return sandbox, True
            orders.waiting += 1
            orders.fault = None
            self._changed.notify_all()
            try:
                while (sandbox := self._idle.take(image, owner)) is None:
                    self._wait_for_one(orders, deadline)
            finally:
                orders.waiting -= 1
            self._changed.notify_all()
            return sandbox, False

    def _wait_for_one(self, orders: _Orders, deadline: float) -> None:
        if orders.fault is not None:
            raise orders.fault
        left = deadline - time.monotonic()
        if self._closed or left <= 0:
            raise SandboxUnavailable("No sandbox became ready in time.")
        self._changed.wait(left)

    def _order(self, image: RunnerImage) -> _Orders:
        """Return the orders of an image; the first of all starts the makers."""
        if not self._threads and not self._closed:
            self._threads = [Thread(target=self._make_for_ever, name=f"maker {n}", daemon=True) for n in range(MAKERS)]
            for thread in self._threads:
                thread.start()
        return self._orders.setdefault(image.id, _Orders(image))

    def _make_for_ever(self) -> None:
        while (orders := self._next_order()) is not None:
            try:
                sandbox = self._factory.make(ContainerRole.LEARNER, orders.image, DEFAULT_MEMORY_BYTES)
            except PlatformError as error:
                log.warning("sandbox_not_made", fault=error)
                self._note_fault(orders, error)
            else:
                self._store(orders, sandbox)

    def _note_fault(self, orders: _Orders, fault: PlatformError) -> None:
        with self._changed:
            orders.making -= 1
            by_itself = isinstance(fault, (SandboxGone, SandboxBroke))
            orders.broken += by_itself
            orders.fault = None if by_itself and orders.broken < ATTEMPTS else fault
            orders.rest_until = time.monotonic() + REST_SECONDS
            self._changed.notify_all()

    def _store(self, orders: _Orders, sandbox: Linked) -> None:
        with self._changed:
            orders.making -= 1
            orders.fault, orders.broken, orders.rest_until = None, 0, 0.0
            self._idle.put(sandbox)
            self._changed.notify_all()

    def _next_order(self) -> _Orders | None:
        """Wait for something to make; None when the pool is closed."""
        with self._changed:
            while not self._closed:
                wanted = [orders for orders in self._orders.values() if self._wants(orders)]
                if wanted:
                    # Who waits comes before what is only kept in store.
                    orders = max(wanted, key=lambda one: one.waiting)
                    orders.making += 1
                    return orders
                self._changed.wait(REST_SECONDS)
        return None

    def _wants(self, orders: _Orders) -> bool:
        ready, store = self._idle.count_fresh(orders.image) + orders.making, self._marks.store(orders.image)
        if orders.waiting > ready and orders.fault is None:
            return True
        if ready < store.low:
            orders.refilling = True
        if ready >= store.high:
            orders.refilling = False
        return orders.kept and orders.refilling and time.monotonic() > orders.rest_until

    def _is_clean(self, sandbox: Linked) -> bool:
        try:
            sandbox.await_clean()
        except (SandboxBroke, DeadlinePassed, StreamEnded) as fault:
            log.info("sandbox_not_clean", container=sandbox.container, fault=fault)
            return False
        return True

    def _discard(self, sandboxes: list[Linked]) -> None:
        for sandbox in sandboxes:
            self._factory.destroy(sandbox)
