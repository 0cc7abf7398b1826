"""A campaign: a steady load, blow after blow in an order drawn by lot, and the count when everything is whole again."""

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from tests.chaos.apart import say
from tests.chaos.blows import Blow, Struck
from tests.chaos.ledger import Entry, audit
from tests.chaos.load import Load
from tests.chaos.witness import Witness
from tests.e2e.school import School

LEARNERS = 4
PAUSE_SECONDS = 1.5
BREATH_SECONDS = 1.0
PATIENCE_SECONDS = 25.0
"""After so long the next blow falls, even if something that the last one found under way has no verdict yet."""

HEAL_SECONDS = 240.0
"""After so long without a result something is lost; on a slow machine the last pushes alone take a minute."""


@dataclass(frozen=True)
class Outcome:
    """What a campaign came to."""

    struck: tuple[Struck, ...]
    entries: tuple[Entry, ...]


class Scene(Protocol):
    """Where the blows fall."""

    @property
    def school(self) -> School:
        """Return the installation that the learners push to."""

    @property
    def witness(self) -> Witness:
        """Return who sees what is finished."""

    def mend(self) -> None:
        """Start what has ended."""


Place = TypeVar("Place", bound=Scene)


def fight(site: Place, blows: Iterable[Blow[Place]], *, seed: int) -> Outcome:
    """Strike blow after blow under load; then let all heal, and count."""
    load = Load(site.school, LEARNERS, seed=seed, pause_seconds=PAUSE_SECONDS)
    load.begin()
    struck = []
    for blow in blows:
        hit = blow.strike(site)
        say(f"{time.strftime('%H:%M:%S')} {blow.name}: {hit.about or 'hit' if hit else 'nothing came by'}")
        if hit is not None:
            struck.append(hit)
            _wait_for_the_verdicts(site, load, hit)
    load.end()
    site.mend()
    return Outcome(tuple(struck), tuple(_healed(site, load)))


def drawn(blows: Sequence[Blow[Place]], rounds: int, lot: random.Random) -> Iterator[Blow[Place]]:
    """Yield each blow once a round, in orders drawn by lot; the slow ones in the first of them only."""
    for number in range(rounds):
        fall = [blow for blow in blows if number == 0 or not blow.is_slow]
        yield from lot.sample(fall, len(fall))


def _wait_for_the_verdicts(site: Scene, load: Load, hit: Struck) -> None:
    """Let what the blow found under way come to its end, so that its figures stand apart from the next one's."""
    pending = [sent.commit for sent in load.sent if sent.began_at < hit.at]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and not all(map(site.witness.at, pending)):
        time.sleep(0.1)
    time.sleep(BREATH_SECONDS)


def _healed(site: Scene, load: Load) -> list[Entry]:
    """Return the entries once none lacks its result, or when that has been waited for long enough."""
    deadline = time.monotonic() + HEAL_SECONDS
    while True:
        entries = audit(site.school, load.everybody, site.witness)
        if time.monotonic() > deadline or not any(entry.lost for entry in entries):
            return entries
        time.sleep(1)
