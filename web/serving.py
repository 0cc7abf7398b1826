"""The web process: gunicorn with threads, so that a push which is followed holds a thread and nobody else up."""

from socket import socket
from time import sleep

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from grader.assembly import Grader, forget_connections, tls_context
from web.app import create_app

WORKERS = 2
THREADS = 64
WAIT_SECONDS, MOST_WAITS = 0.0001, 20
"""How much later a process accepts for each connection that it has, and of how many at most."""


class Logs(Logger):  # type: ignore[misc] # gunicorn ships no types
    """Gunicorn's lines on the way of all others, which no secret of an address passes (`grader/logs.py`)."""

    def setup(self, cfg: Config) -> None:
        """Leave gunicorn's own handlers and formats out."""
        super().setup(cfg)
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True


class FairWorker(ThreadWorker):  # type: ignore[misc] # gunicorn ships no types
    """A process that leaves a new connection to whichever has fewer.

    A browser or a proxy keeps its connection, so whoever accepts it serves it to its end; all processes are woken for
    each, and by itself the same one is first again and again. With 20 of 24 clients it has work for more than a core.
    """

    def accept(self, listener: socket) -> None:
        """Accept, the later the more connections are open here; nothing happens where another was first."""
        sleep(min(self.nr_conns, MOST_WAITS) * WAIT_SECONDS)
        super().accept(listener)


class Server(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
    """Gunicorn around one application."""

    def __init__(self, app: Flask, grader: Grader, listener: int | None) -> None:
        self._app = app
        self._grader = grader
        self._listener = listener
        super().__init__()

    def load_config(self) -> None:
        """Set what an operator need not know of."""
        settings = self._grader.settings
        for name, value in {
            "bind": f"fd://{self._listener}" if self._listener is not None else f"{settings.host}:{settings.port}",
            "workers": WORKERS,
            "threads": THREADS,
            "worker_class": FairWorker,
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 15,
            "control_socket_disable": True,
            "post_fork": lambda _server, _worker: forget_connections(self._grader),
            "loglevel": "warning",
            "logger_class": Logs,
            **self._tls(),
        }.items():
            self.cfg.set(name, value)

    def _tls(self) -> dict[str, object]:
        context = tls_context(self._grader.settings)
        if context is None:
            return {}
        return {
            # That something is set makes gunicorn serve TLS; the files are the context's to read.
            "certfile": str(self._grader.settings.tls),
            "do_handshake_on_connect": True,
            "ssl_context": lambda _config, _default: context(),
        }

    def load(self) -> Flask:
        """Return the application; it is made before the fork, so that both workers share its memory."""
        return self._app


def serve(grader: Grader, *, listener: int | None = None) -> None:
    """Serve until SIGTERM.

    Args:
        listener: The number of a socket that listens already, and stays open when this process ends.
    """
    Server(create_app(grader), grader, listener).run()
