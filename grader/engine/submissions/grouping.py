"""Lets calls that come at the same time share one step: whoever is first does it for all who came meanwhile.

Databases call it group commit. Who comes alone waits for nobody, and the more come, the less each costs.
What it buys, measured: 290 hand-ins of programs a second on two cores, 137 before it (`make load`). Without this
file each would be taken in by itself, with the same answer: `submitting.py` alone imports it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

MOST = 32
"""Calls of one step: beyond, those behind wait longer than sharing saves."""


@dataclass
class _Call(Generic[Asked, Answer]):
    asked: Asked
    woken: Event = field(default_factory=Event)
    outcome: Answer | BaseException | None = None


class Group(Generic[Asked, Answer]):
    """Calls of the threads of one process."""

    def __init__(
        self,
        step: Callable[[Sequence[Asked]], Sequence[Answer | Exception]],
        *,
        apart: Callable[[Asked], object],
        most: int = MOST,
    ) -> None:
        """Share `step`.

        Args:
            step: Answers each call of a group, in their order; what it raises, all of them raise.
            apart: Two calls of which this is equal are never in the same group; the first to come goes first.
            most: How many may share one step.
        """
        self._step = step
        self._apart = apart
        self._most = most
        self._lock = Lock()
        self._waiting: list[_Call[Asked, Answer]] = []
        self._led = False

    def __len__(self) -> int:
        """Return how many calls wait for the step of others to end."""
        return len(self._waiting)

    def call(self, asked: Asked) -> Answer:
        """Return this call's answer, or raise what it came to."""
        mine: _Call[Asked, Answer] = _Call(asked)
        with self._lock:
            self._waiting.append(mine)
            leads = not self._led
            self._led = True
        if not leads:
            mine.woken.wait()  # answered, or asked to lead
        if mine.outcome is None:
            self._lead()
        if isinstance(mine.outcome, BaseException):
            raise mine.outcome
        assert mine.outcome is not None  # noqa: S101 - a step answers every call
        return mine.outcome

    def _lead(self) -> None:
        """Do the step for those who wait, whoever waits longest among them, and leave the next one to another."""
        group = self._next_group()
        try:
            outcomes = self._step([one.asked for one in group])
            for one, outcome in zip(group, outcomes, strict=True):
                one.outcome = outcome
        except BaseException as error:  # noqa: BLE001 - raised again by each of those who asked; nobody waits for ever
            for one in group:
                one.outcome = error
        with self._lock:
            leader = self._waiting[0] if self._waiting else None
            self._led = leader is not None
        for one in [*group, *filter(None, [leader])]:
            one.woken.set()

    def _next_group(self) -> list[_Call[Asked, Answer]]:
        group: dict[object, _Call[Asked, Answer]] = {}
        with self._lock:
            for one in self._waiting:
                if len(group) < self._most:
                    group.setdefault(self._apart(one.asked), one)
            taken = set(map(id, group.values()))
            self._waiting = [one for one in self._waiting if id(one) not in taken]
        return list(group.values())
