"""A host: one machine's worker with its own Docker Engine, as it says of itself and as others see it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class HostProblem(StrEnum):
    """Why a host takes no work now."""

    ENGINE = "engine"
    """Its Docker Engine does not answer, or a runner's image is missing."""

    IMAGE = "image"
    """A runner's image differs from what most hosts have, so that its verdicts could too."""


@dataclass(frozen=True)
class Host:
    """What a host says of itself.

    Attributes:
        id: Its name, the same after a restart.
        started_at: When its worker started.
        slots: How many runs it takes at once.
        problem: Why it takes no work now, or None.
        images: Digest of each runner's image, by runner; what it last had while its Engine does not answer.
    """

    id: str
    started_at: datetime
    slots: int
    problem: HostProblem | None = None
    images: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LiveHost:
    """A host that others have heard of a moment ago.

    Attributes:
        silent_for: Since its last beat.
        draining: It was asked to end what it has, take nothing more, and leave.
        running: Ids of the runs it has now.
    """

    host: Host
    silent_for: timedelta
    draining: bool
    running: tuple[str, ...] = ()

    @property
    def takes_work(self) -> bool:
        """Tell whether it takes runs now."""
        return self.host.problem is None and not self.draining


def slots_of(hosts: Iterable[LiveHost]) -> int:
    """Return how many runs can be under way at once."""
    return sum(one.host.slots for one in hosts if one.takes_work)


def images_in_use(hosts: Iterable[LiveHost]) -> dict[str, str]:
    """Return the digest of each runner's image that most hosts have; where two are as common, the longest up decides.

    A host that differs takes no work: equal code must get equal verdicts wherever it runs. So an upgrade goes from host
    to host, and the runs follow once half of them have it.
    """
    by_age = sorted((one.host for one in hosts), key=lambda host: (host.started_at, host.id))
    runners = {runner for host in by_age for runner in host.images}
    # A counter keeps the order in which it first saw its keys, and of the most common returns the first.
    votes = {runner: Counter(host.images[runner] for host in by_age if runner in host.images) for runner in runners}
    return {runner: counted.most_common(1)[0][0] for runner, counted in votes.items()}
