"""A PostgreSQL cluster of the tests' own, in a folder of its own, that goes when its block ends or its process dies."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

DEBIAN = Path("/usr/lib/postgresql")


class ProgramFailed(Exception):
    """One of PostgreSQL's programs is missing here or failed; the message says which, and what to do."""


def program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs: Debian's newest, or the one on PATH."""
    versions = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]), reverse=True)
    found = versions[0] if versions else shutil.which(name)
    if found is None:
        message = f"PostgreSQL's program {name} is not installed; on Debian: apt-get install postgresql"
        raise ProgramFailed(message)
    return str(found)


class Cluster:
    """A cluster with one superuser, `grader`; it takes no care of a power cut, only of killed processes."""

    def __init__(self, folder: Path, options: str) -> None:
        """Prepare; nothing is made or started yet.

        Args:
            folder: An empty folder, which `postgres` (or else `nobody`) gets where we are root.
            options: The server's, beside where its socket is.
        """
        self.folder = folder
        self._options = f"-F -k {folder} {options}"

    def make(self) -> None:
        """Make the cluster's files."""
        _give_to_a_user(self.folder)
        self._run("initdb", "-U", "grader", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")

    def let_in(self, network: str) -> None:
        """Let everybody in who comes from a network of the tests' own; say so before the server starts."""
        with (self.folder / "data" / "pg_hba.conf").open("a") as rules:
            rules.write(f"host all all {network} trust\n")

    def start(self) -> None:
        """Start the server, and return when it answers."""
        self._run("pg_ctl", "-w", "-l", "log", "-o", self._options, "start")

    def is_running(self) -> bool:
        """Tell whether the server is there."""
        with as_owner(self.folder, [program("pg_ctl"), "-D", "data", "status"], stdout=subprocess.DEVNULL) as process:
            return process.wait() == 0

    def address(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql://grader@/{name}?host={self.folder}"

    def create(self, name: str, *, template: str = "template1") -> str:
        """Copy a database, and return the address of the copy; by files, which takes half as long as by the log."""
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.address(name)

    def drop(self, name: str) -> None:
        """Remove a database, whoever is connected."""
        self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, name: str, *arguments: str) -> None:
        with as_owner(self.folder, [program(name), "-D", "data", *arguments], stdout=subprocess.PIPE) as process:
            said, _ = process.communicate()
        if process.returncode != 0:
            message = f"PostgreSQL's program {name} failed: {said.decode(errors='replace')}"
            raise ProgramFailed(message)


@contextmanager
def cluster(
    *,
    below: Path | None = None,
    options: str = "-c listen_addresses='' -c deadlock_timeout=50ms",
    network: str | None = None,
) -> Iterator[Cluster]:
    """Yield a running cluster in a new folder, by default among the temporary ones; it may let a network in."""
    folder = Path(tempfile.mkdtemp(prefix="grader-postgresql-", dir=below))
    made = Cluster(folder, options)
    made.make()
    if network is not None:
        made.let_in(network)
    with swept_away(folder):
        made.start()
        yield made


def as_owner(
    folder: Path, command: list[str], *, stdin: int = subprocess.DEVNULL, stdout: int
) -> subprocess.Popen[bytes]:
    """Start a command as the owner of the folder, who is never root: the server refuses root."""
    owner, is_root = folder.stat(), os.geteuid() == 0
    return subprocess.Popen(
        command,
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C"},
        stdin=stdin,
        stdout=stdout,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        user=owner.st_uid if is_root else None,
        group=owner.st_gid if is_root else None,
        extra_groups=[] if is_root else None,
    )


@contextmanager
def swept_away(folder: Path) -> Iterator[None]:
    """Stop the server and remove the folder when the block ends, and also when this process is killed in it.

    A shell waits for the end of its input, which comes with our own end whatever that is.
    """
    script = 'cat; "$0" -D data -w -m immediate stop; cd /; rm -rf "$1"'
    command = ["sh", "-c", script, program("pg_ctl"), str(folder)]
    with as_owner(folder, command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL):
        yield


def _give_to_a_user(folder: Path) -> None:
    """Hand the folder to `postgres`, or else to `nobody`, where the tests run as root."""
    if os.geteuid() != 0:
        return
    known = {user.pw_name: user for user in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
