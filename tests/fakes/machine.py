"""What a web process's host says of itself, in memory."""

from grader.domain.operation.certificate import Certificate
from grader.domain.operation.software import Versions
from grader.engine.ports.operation import KeptBackups

VERSIONS = Versions("1.2.0", "3.11.7", "2.47.3", "7.0.15", "SQLite 3.46.1", "0032", "0032")
KEPT = KeptBackups("/srv/backups", 3, 7, 4_200_000, beside_data=False)


def versions() -> Versions:
    """Return some that go together."""
    return VERSIONS


def kept_backups() -> KeptBackups:
    """Return a folder of three."""
    return KEPT


def certificate() -> Certificate | None:
    """Return that a proxy serves TLS."""
    return None
