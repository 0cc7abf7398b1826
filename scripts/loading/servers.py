"""The installation under load: its web processes, started as an operator starts them, and what they hold of memory."""

import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from grader.adapters.redis.server import RedisServer
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.hosting.processes import Children
from grader.settings import Settings

READY_SECONDS = 120.0
BARE_SITE = Path(__file__).parents[1] / "bare_site.py"
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Servers:
    """A running installation."""

    grader: Grader
    children: Children
    port: int

    @property
    def address(self) -> str:
        """Return where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    def memory(self, *names: str) -> dict[int, int]:
        """Return the resident bytes of these children and of all their children, by process."""
        parents = [self.children.pid(name) for name in names]
        return {pid: size for parent in parents for pid in family(parent) if (size := _resident(pid)) is not None}


@contextmanager
def served(folder: Path, database_url: str | None) -> Iterator[Servers]:
    """Yield an installation over an empty database, with a Redis of its own and no worker."""
    held, port = reserved_port()
    settings = Settings(data=folder, database_url=database_url, port=port, public_url=f"http://127.0.0.1:{port}")
    prepare_database(settings)
    redis = RedisServer(settings.redis_socket)
    children = Children(_environment(settings, database_url), logs=folder / "log")
    try:
        redis.start()
        yield Servers(assemble(settings), children, port)
    finally:
        children.stop()
        redis.stop()
        held.close()


def start_web(servers: Servers) -> None:
    """Start `grader web`, and return once it answers.

    Raises:
        TimeoutError: It does not.
    """
    servers.children.start("web", "-m", "grader", "web")
    _wait_for(f"{servers.address}/healthz", servers)


def start_bare_site(servers: Servers) -> int:
    """Start the yardsticks beside the site, and return their port once they answer.

    Raises:
        TimeoutError: They do not.
    """
    held, port = reserved_port()
    with held:
        servers.children.start("bare", str(BARE_SITE), str(port))
        _wait_for(f"http://127.0.0.1:{port}/one", servers)
    return port


def _wait_for(address: str, servers: Servers) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    message = f"no page was answered; see {servers.grader.settings.data_folder / 'log'}"
    raise TimeoutError(message)


def family(ancestor: int) -> list[int]:
    """Return a process and all that came of it."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        children.setdefault(parent, []).append(int(stat.parent.name))
    found = [ancestor]
    for pid in found:
        found += children.get(pid, [])
    return found


def _resident(pid: int) -> int | None:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except OSError:
        return None


def reserved_port() -> tuple[socket.socket, int]:
    """Return a free port with what holds it: our own server may listen on it, and nobody else is given it meanwhile."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    return held, int(held.getsockname()[1])


def _environment(settings: Settings, database_url: str | None) -> dict[str, str]:
    chosen = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    for name in ("DATABASE_URL", "REDIS_URL"):
        chosen.pop(name, None)
    ours = {
        "GRADER_DATA": str(settings.data),
        "GRADER_PORT": str(settings.port),
        "GRADER_PUBLIC_URL": settings.public_url,
    }
    return chosen | ours | ({"DATABASE_URL": database_url} if database_url else {})
