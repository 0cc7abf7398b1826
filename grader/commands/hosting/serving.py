"""`grader up`, `web` and `sweep`: the processes of an installation."""

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from types import FrameType
from typing import Self

import click
import structlog

from grader.adapters.database.revisions import require_current
from grader.adapters.redis.server import RedisServer, answers
from grader.assembly import Grader, assemble, prepare_database, require_certificate
from grader.commands.hosting.listening import given_by_systemd, open_listener, refuse_taken_port
from grader.commands.hosting.processes import Children
from grader.domain.errors import PlatformError, QueueUnavailable, WrongRevision
from grader.engine.accounts.first_account import first_link
from grader.engine.queue.ref_watch import RefWatch
from grader.engine.queue.sweep import Swept
from grader.engine.queue.sweep import sweep as sweep_once
from grader.logs import configure
from grader.settings import Settings
from grader.wording.accounts.first_account import first_name, first_sentence
from grader.wording.operation.operator_words import swept_sentence

log = structlog.get_logger()

LOOK_SECONDS = 0.5
"""How soon it is seen that the web has ended: who asks meanwhile waits in the socket's line."""


@click.command()
def up() -> None:
    """Run the whole installation in the foreground: Redis, web and workers, until Ctrl-C."""
    configure()
    settings = Settings()
    require_certificate(settings)
    end_as_by_ctrl_c()
    with Installation(settings) as installation:
        click.echo(f"{settings.school}: {settings.public_url}  (Ctrl-C ends it)")
        _welcome_the_first(assemble(settings))
        run_until_signal(installation.look_after, every_seconds=LOOK_SECONDS)


def _welcome_the_first(grader: Grader) -> None:
    """Print the link that lets the first person in, each time until they are."""
    secret = first_link(
        first_name(grader.settings.language),
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    if secret is not None:
        address = f"{grader.settings.public_url.rstrip('/')}/invitations/{secret}"
        click.echo(first_sentence(address, grader.settings.language))


@click.command()
@click.option("--listener", type=int, hidden=True, help="The number of a socket that listens already.")
def web(listener: int | None) -> None:
    """Serve pages, Git and the API."""
    from web.serving import serve  # noqa: PLC0415 - only this command needs the web

    configure()
    settings = Settings()
    refuse_other_tables(settings)
    need_redis(settings)
    require_certificate(settings)
    if listener is None and not given_by_systemd():
        refuse_taken_port(settings)
    serve(assemble(settings), listener=listener)


@click.command()
def sweep() -> None:
    """Look once for what was lost on its way, and put it back."""
    configure()
    grader = assemble(Settings())
    click.echo(swept_sentence(asdict(sweep_with(grader)), grader.settings.language))


class Installation:
    """Everything one machine needs, from a block's beginning to its end: tables, Redis, web, workers.

    The socket of the web is ours, and each web process gets it: one that is killed leaves nobody refused.
    """

    def __init__(self, settings: Settings, *, logs: Path | None = None) -> None:
        """Prepare; nothing is started yet.

        Args:
            logs: A folder for the processes' logs; None leaves them on standard error.
        """
        self._settings = settings
        self._redis = RedisServer(settings.redis_socket) if settings.redis_url is None else None
        place = {"GRADER_PORT": str(settings.port), "GRADER_PUBLIC_URL": settings.public_url}
        self._children = Children({**os.environ, **place}, logs=logs)
        self._open = ExitStack()

    def __enter__(self) -> Self:
        listener = self._open.enter_context(open_listener(self._settings))
        try:
            prepare_database(self._settings)
            if self._redis is not None:
                self._redis.start()
            number = listener.fileno()
            self._children.start("web", "-m", "grader", "web", "--listener", str(number), pass_fds=(number,))
            self._children.start("worker", "-m", "grader", "worker", may_leave=True)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._children.stop()
        if self._redis is not None:
            self._redis.stop()
        self._open.close()

    def look_after(self) -> None:
        """Start again what has ended by itself; call it every second or so."""
        self._children.revive()
        if self._redis is not None and not self._redis.is_running():
            log.warning("redis_ended")
            self._redis.start()


def end_as_by_ctrl_c() -> None:
    """Let SIGTERM, too, unwind what has begun: until `run_until_signal` listens it would leave our servers behind."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def run_until_signal(
    tend: Callable[[], None], *, done: Callable[[], bool] = lambda: False, every_seconds: float = 2.0
) -> None:
    """Call `tend` again and again until SIGINT or SIGTERM, or until `done`."""
    ended = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    while not ended.is_set():
        tend()
        if done():
            return
        ended.wait(every_seconds)


def refuse_other_tables(settings: Settings) -> None:
    """Make sure that the tables are those of this program; a database that does not answer yet is waited for later.

    Raises:
        WrongRevision: They are older or newer.
    """
    address = settings.database_address
    try:
        require_current(address)
    except WrongRevision:
        raise
    except PlatformError as fault:
        log.warning("database_away", fault=fault)


def need_redis(settings: Settings) -> None:
    """Make sure that a Redis answers; one that is just starting is given a few seconds.

    Raises:
        QueueUnavailable: None does.
    """
    deadline = time.monotonic() + 5
    while not answers(settings.redis_address):
        if time.monotonic() > deadline:
            raise QueueUnavailable("No Redis answers: grader up starts one, or set REDIS_URL.")
        time.sleep(0.1)


def sweep_with(grader: Grader, watch: RefWatch | None = None) -> Swept:
    """Sweep with the parts of an installation; see `grader.engine.queue.sweep`."""
    return sweep_once(
        database=grader.database,
        repositories=grader.repositories,
        doorbell=grader.doorbell,
        announcer=grader.announcer,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
        lease=grader.settings.lease,
        watch=watch,
    )
