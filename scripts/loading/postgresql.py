"""A PostgreSQL of our own for the length of a block: on a private socket, in its own folder, and durable."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DEBIAN = Path("/usr/lib/postgresql")
YARDSTICK = "yardstick"
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "120",
    "shared_buffers": "512MB",
    "effective_cache_size": "2GB",
    "max_wal_size": "4GB",
    # A commit is answered once it is on the disk: what is measured is what a school would run.
    "fsync": "on",
    "synchronous_commit": "on",
}


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    """Make and start a cluster in an empty folder, and yield its database's address; it is stopped with the block.

    Raises:
        FileNotFoundError: Its programs are not installed.
    """
    folder.mkdir()
    _give_away(folder)
    _run("initdb", "-D", "data", "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-locale", folder=folder)
    options = " ".join([f"-k {folder}", *(f"-c {name}='{value}'" for name, value in SETTINGS.items())])
    with _stopped(folder):
        _run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start", folder=folder)
        yield f"postgresql://grader@/postgres?host={folder}"


@contextmanager
def _stopped(folder: Path) -> Iterator[None]:
    """Stop the server with the block, and also when this process is killed in it.

    A shell waits for the end of its input, which comes with our own end whatever that is.
    """
    command = ["sh", "-c", 'cat; exec "$0" -D data -w -m immediate stop', _program("pg_ctl")]
    with subprocess.Popen(  # noqa: S603 - a fixed program
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True, **_as_owner(folder)
    ):
        yield


def transactions_per_second(address: str, clients: int, seconds: int) -> float:
    """Return how many transactions `pgbench -N` commits a second, beside our own tables and with as many clients."""
    folder = Path(address.rpartition("host=")[2])
    to_server = ["-h", str(folder), "-U", "grader"]
    _run("createdb", *to_server, YARDSTICK, folder=folder)
    _run("pgbench", *to_server, "-i", "-q", "-s", "10", YARDSTICK, folder=folder)
    said = _run(
        "pgbench", *to_server, "-N", "-c", str(clients), "-j", "2", "-T", str(seconds), YARDSTICK, folder=folder
    )
    _run("dropdb", *to_server, YARDSTICK, folder=folder)
    return float(next(line.split()[2] for line in said.splitlines() if line.startswith("tps = ")))


def version() -> str:
    """Return what the server calls itself, such as `PostgreSQL 15.18`."""
    said = subprocess.run([_program("postgres"), "-V"], capture_output=True, text=True, check=True)  # noqa: S603 - fixed
    return said.stdout.replace("postgres (", "").split(" (")[0].replace(")", "").strip()


def _program(name: str) -> str:
    found = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    program = str(found[-1]) if found else shutil.which(name)
    if program is None:
        message = f"PostgreSQL's program {name} is not installed; on Debian: apt-get install postgresql"
        raise FileNotFoundError(message)
    return program


def _run(name: str, *arguments: str, folder: Path) -> str:
    """Return what one of its programs says, run as the folder's owner: the server refuses root."""
    with (folder / f"{name}.out").open("w+") as said:  # `pg_ctl start` leaves its output to the server, which stays
        subprocess.run(  # noqa: S603 - a fixed program
            [_program(name), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT if name == "pgbench" else None,
            check=True,
            **_as_owner(folder),
        )
        said.seek(0)
        return said.read()


def _as_owner(folder: Path) -> dict[str, Any]:
    owner, is_root = folder.stat(), os.geteuid() == 0
    return {
        "cwd": folder,
        "env": {"PATH": os.defpath, "LC_ALL": "C"},
        "user": owner.st_uid if is_root else None,
        "group": owner.st_gid if is_root else None,
        "extra_groups": [] if is_root else None,
    }


def _give_away(folder: Path) -> None:
    if os.geteuid() != 0:
        return
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)
