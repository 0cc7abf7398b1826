"""`grader doctor`: what is there, what is missing, and the command that mends it."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import click

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.exercise_files.manifest import RUNNERS
from grader.adapters.redis.server import answers, find_server
from grader.adapters.sandbox.connection import EngineConnection, engine_errors
from grader.adapters.sandbox.images.runner_image import find_runner
from grader.domain.errors import GraderError
from grader.domain.verdicts import GLYPHS, Status
from grader.settings import Settings
from grader.wording.catalogue import N_, gettext_for

FREE_BYTES_WANTED = 2 * 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing the installation needs.

    Attributes:
        detail: What was found, or why not.
        mend: The command that mends it, or an empty string when it is there.
    """

    name: str
    detail: str
    mend: str = ""


@click.command()
def doctor() -> None:
    """Say what is there, what is missing, and the command that mends it."""
    settings = Settings()
    text = gettext_for(settings.language).gettext
    missing = 0
    for finding in findings(settings):
        glyph = GLYPHS[Status.FAILED if finding.mend else Status.PASSED]
        click.echo(f"{glyph} {text(finding.name):<26} {finding.detail}")
        if finding.mend:
            missing += 1
            click.echo(f"  → {finding.mend}")
    sys.exit(3 if missing else 0)


def findings(settings: Settings) -> Iterator[Finding]:
    """Yield every finding, in the order in which things depend on one another."""
    yield Finding(N_("Python"), sys.version.split()[0])
    yield _git()
    yield _disk(settings)
    yield _guarded(N_("Docker Engine"), "scripts/with-docker grader doctor", lambda: _engine(EngineConnection()))
    for runner in RUNNERS:
        yield _guarded(N_("Runner image"), "grader images build", partial(_image, runner))
    yield _guarded(N_("Sandbox"), "grader images build", lambda: _sandbox(settings))
    yield _redis(settings)
    yield _guarded(N_("Database"), "grader up", lambda: _database(settings))


def _git() -> Finding:
    found = shutil.which("git")
    if found is None:
        return Finding(N_("Git"), "-", "apt-get install git")
    version = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    return Finding(N_("Git"), version.strip())


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.data_folder).free
    detail = f"{settings.data_folder} ({free / 1024**3:.1f} GiB)"
    return Finding(N_("Data folder"), detail, "" if free > FREE_BYTES_WANTED else "df -h")


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


def _database(settings: Settings) -> str:
    with SqlDatabase(settings.database_address).read() as tx:
        return f"{len(tx.catalog.all_current())} exercise(s)"


def _guarded(name: str, mend: str, look: Callable[[], str]) -> Finding:
    """Return what a look finds; whatever it stumbles over is the finding."""
    try:
        return Finding(name, look())
    except (GraderError, LookupError, OSError, ImportError) as error:
        return Finding(name, str(error), mend)
