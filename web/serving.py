"""The web process: gunicorn with threads, so that a push which is followed holds a thread and nobody else up."""

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.config import Config
from gunicorn.glogging import Logger

from grader.assembly import Grader, forget_connections
from web.app import create_app

WORKERS = 4
THREADS = 64


class Logs(Logger):  # type: ignore[misc] # gunicorn ships no types
    """Gunicorn's lines on the way of all others, which no secret of an address passes (`grader/logs.py`)."""

    def setup(self, cfg: Config) -> None:
        """Leave gunicorn's own handlers and formats out."""
        super().setup(cfg)
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True


class Server(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
    """Gunicorn around one application."""

    def __init__(self, app: Flask, grader: Grader) -> None:
        self._app = app
        self._grader = grader
        super().__init__()

    def load_config(self) -> None:
        """Set what an operator need not know of."""
        settings = self._grader.settings
        for name, value in {
            "bind": f"{settings.host}:{settings.port}",
            "workers": WORKERS,
            "threads": THREADS,
            "worker_class": "gthread",
            "timeout": 60,
            "graceful_timeout": 10,
            "keepalive": 15,
            "control_socket_disable": True,
            "post_fork": lambda _server, _worker: forget_connections(self._grader),
            "loglevel": "warning",
            "logger_class": Logs,
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application; it is made before the fork, so that both workers share its memory."""
        return self._app


def serve(grader: Grader) -> None:
    """Serve until SIGTERM."""
    Server(create_app(grader), grader).run()
