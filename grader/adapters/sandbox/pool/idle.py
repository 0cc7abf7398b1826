"""Idle sandboxes, fresh for anybody's first run or parked for the one owner that they have had."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

from grader.adapters.sandbox.containers.container_factory import Linked
from grader.adapters.sandbox.images.runner_image import RunnerImage
from grader.domain.exercises.runners import Store


@dataclass(frozen=True)
class Marks:
    """How many sandboxes wait, and how long.

    Attributes:
        stores: Fresh ones for anybody, by runner; of a runner that is not here none are kept.
        parked: Sandboxes that wait for their owner to come again.
        idle: How long one waits for its owner.
        age: How long one lives, from its making to its last run.
    """

    stores: Mapping[str, Store] = field(default_factory=dict)
    parked: int = 8
    idle: timedelta = timedelta(seconds=60)
    age: timedelta = timedelta(minutes=10)

    def store(self, image: RunnerImage) -> Store:
        """Return how many fresh ones of an image to keep."""
        return self.stores.get(image.runner, Store())


@dataclass(frozen=True)
class _Parked:
    sandbox: Linked
    since: float


class IdleSandboxes:
    """No lock of its own: whoever has it holds theirs. A sandbox that is taken is on it no more."""

    def __init__(self, marks: Marks) -> None:
        """Start empty."""
        self._marks = marks
        self._fresh: list[Linked] = []
        self._parked: dict[tuple[str, str], _Parked] = {}

    def count_fresh(self, image: RunnerImage) -> int:
        """Return how many fresh ones there are."""
        return sum(sandbox.image.id == image.id for sandbox in self._fresh)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many wait, by what for."""
        return {"fresh": len(self._fresh), "parked": len(self._parked)}

    def put(self, sandbox: Linked) -> None:
        """Put a fresh one up."""
        self._fresh.append(sandbox)

    def take(self, image: RunnerImage, owner: str) -> Linked | None:
        """Take the owner's own, else a fresh one, which is this owner's from now on; None when there is neither."""
        parked = self._parked.pop((image.id, owner), None)
        if parked is not None:
            return parked.sandbox
        sandbox = next((sandbox for sandbox in self._fresh if sandbox.image.id == image.id), None)
        if sandbox is not None:
            self._fresh.remove(sandbox)
            sandbox.owner = owner
        return sandbox

    def park(self, sandbox: Linked) -> list[Linked]:
        """Keep one for its owner; return what must go for it."""
        if sandbox.owner is None:
            return [sandbox]
        before = self._parked.pop((sandbox.image.id, sandbox.owner), None)
        self._parked[sandbox.image.id, sandbox.owner] = _Parked(sandbox, monotonic())
        gone = [before.sandbox] if before else []
        # A dictionary keeps the order in which things came: the first is the least recently used.
        while len(self._parked) > self._marks.parked:
            gone.append(self._parked.pop(next(iter(self._parked))).sandbox)
        return gone

    def take_expired(self) -> list[Linked]:
        """Take what waited too long, is too old, or is dead."""
        now = monotonic()
        idle = self._marks.idle.total_seconds()
        late = {id(parked.sandbox) for parked in self._parked.values() if now - parked.since > idle}
        return self._take(
            lambda sandbox: id(sandbox) in late or sandbox.age > self._marks.age or sandbox.link.has_news()
        )

    def take_others(self, image: RunnerImage) -> list[Linked]:
        """Take what is of another image of the same runner."""
        return self._take(lambda sandbox: sandbox.image.runner == image.runner and sandbox.image.id != image.id)

    def take_all(self) -> list[Linked]:
        """Take everything."""
        return self._take(lambda _: True)

    def _take(self, is_wanted: Callable[[Linked], bool]) -> list[Linked]:
        gone = [sandbox for sandbox in self._fresh if is_wanted(sandbox)]
        self._fresh = [sandbox for sandbox in self._fresh if sandbox not in gone]
        for key, parked in list(self._parked.items()):
            if is_wanted(parked.sandbox):
                gone.append(self._parked.pop(key).sandbox)
        return gone
