"""`grader doctor`: what is there, what is missing, and the command that mends it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import click

from grader.adapters.database.revisions import require_current
from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.disks import disks_of
from grader.adapters.redis.server import answers, find_server
from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, find_runner, is_on_demand, runners_in
from grader.domain.errors import GraderError
from grader.domain.operation.disk import DiskState
from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.engine.operation.backup import OLD_AFTER, last_backup
from grader.settings import Settings
from grader.wording.catalogue import N_, gettext_for
from grader.wording.numbers import lasting
from grader.wording.operation.operator_words import DISKS

FREE_BYTES_WANTED = 2 * 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing the installation needs.

    Attributes:
        detail: What was found, or why not.
        mend: The command that mends it, or an empty string when it is there.
        can_wait: The installation works without it for now.
    """

    name: str
    detail: str
    mend: str = ""
    can_wait: bool = False

    @property
    def status(self) -> Status:
        """Return how it is shown."""
        if not self.mend:
            return Status.PASSED
        return Status.PARTIAL if self.can_wait else Status.FAILED


@click.command()
def doctor() -> None:
    """Say what is there, what is missing, and the command that mends it."""
    settings = Settings()
    text = gettext_for(settings.language).gettext
    missing = False
    for finding in findings(settings):
        click.echo(f"{GLYPHS[finding.status]} {text(finding.name):<26} {finding.detail}")
        if finding.mend:
            click.echo(f"  → {finding.mend}")
        missing |= finding.status is Status.FAILED
    sys.exit(3 if missing else 0)


def findings(settings: Settings) -> Iterator[Finding]:
    """Yield every finding, in the order in which things depend on one another."""
    yield Finding(N_("Python"), sys.version.split()[0])
    yield _git()
    yield from _disks(settings)
    yield _guarded(N_("Docker Engine"), "scripts/with-docker grader doctor", lambda: _engine(EngineConnection()))
    for runner in runners_in(RUNNERS_FOLDER):
        if is_on_demand(RUNNERS_FOLDER, runner):
            continue  # whether an exercise needs it, the gate says when it is published
        yield _guarded(N_("Runner image"), "grader images build", partial(_image, runner))
    yield _guarded(N_("Sandbox"), "grader images build", lambda: _sandbox(settings))
    yield _redis(settings)
    yield from _database(settings)


def _git() -> Finding:
    found = shutil.which("git")
    if found is None:
        return Finding(N_("Git"), "-", "apt-get install git")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    return Finding(N_("Git"), version.strip())


def _disks(settings: Settings) -> Iterator[Finding]:
    for disk in disks_of(settings.folders):
        free = disk.free_bytes
        detail = f"{settings.folders[disk.name]} ({free / 1024**3:.1f} GiB, {disk.used:.0%})"
        mend = "" if free > FREE_BYTES_WANTED and disk.state is DiskState.ROOMY else "df -h; df -i"
        waits = free > FREE_BYTES_WANTED and not disk.is_full
        yield Finding(N_("Data folder") if disk.name == "data" else DISKS[disk.name], detail, mend, can_wait=waits)


def _redis(settings: Settings) -> Finding:
    if answers(settings.redis_address):
        return Finding(N_("Redis"), settings.redis_address if settings.redis_url is None else "REDIS_URL")
    if settings.redis_url is not None:
        return Finding(N_("Redis"), "REDIS_URL", 'redis-cli -u "$REDIS_URL" ping')
    server = find_server()
    if server is not None:
        return Finding(N_("Redis"), str(server))
    return Finding(N_("Redis"), "-", "apt-get install redis-server")


def _engine(connection: EngineConnection) -> str:
    with engine_errors("version"):
        version = connection.api.version()
    return f"{version['Version']}, API {version['ApiVersion']}"


def _image(runner: str) -> str:
    found = find_runner(EngineConnection(), runner)
    if found is None:
        message = f"{runner}: not built"
        raise LookupError(message)
    return f"{runner} {found.digest[:12]}"


def _sandbox(settings: Settings) -> str:
    from grader.assembly import try_sandboxes  # noqa: PLC0415 - it asks for Git, which may be what is missing

    try_sandboxes(settings)
    return settings.sandbox_runtime or "-"


def _database(settings: Settings) -> Iterator[Finding]:
    """Yield what web and workers look at when they start, and when the last backup was made."""
    try:
        require_current(settings.database_address)
        with SqlDatabase(settings.database_address).read() as tx:
            exercises, backed_up_at = len(tx.catalog.all_current()), last_backup(tx.audit)
    except GraderError as error:
        yield Finding(N_("Database"), str(error), "grader up")
        return
    yield Finding(N_("Database"), f"{exercises} exercise(s)")
    yield _backup(backed_up_at, settings.language)


def _backup(made_at: datetime | None, language: Language) -> Finding:
    age = None if made_at is None else datetime.now(UTC) - made_at
    detail = "-" if age is None else lasting(age, language)
    mend = "" if age is not None and age <= OLD_AFTER else "grader backup FOLDER --keep 7"
    return Finding(N_("Last backup"), detail, mend, can_wait=True)


def _guarded(name: str, mend: str, look: Callable[[], str]) -> Finding:
    """Return what a look finds; whatever it stumbles over is the finding."""
    try:
        return Finding(name, look())
    except (GraderError, LookupError, OSError, ImportError) as error:
        return Finding(name, str(error), mend)
