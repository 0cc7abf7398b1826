"""What every request that names a repository on a forge hands to the engine's step."""

from typing import TypedDict

from grader.domain.remotes.forge import Forges
from grader.engine.ports.database import Database
from grader.engine.ports.remotes import Seal
from grader.engine.ports.sources import NewId, NewSecret, Now
from web.http.context import grader


class ConnectingPorts(TypedDict):
    """The parts of the installation that a repository is named with."""

    forges: Forges
    database: Database
    now: Now
    new_id: NewId
    new_secret: NewSecret
    seal: Seal


def connecting_ports() -> ConnectingPorts:
    """Return these parts."""
    ours = grader()
    return ConnectingPorts(
        forges=ours.settings.forges,
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
        new_secret=ours.new_secret,
        seal=ours.seal,
    )
