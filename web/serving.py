"""The web process: gunicorn with threads, so that a push which is followed holds a thread and nobody else up."""

import structlog
from flask import Flask
from gunicorn.app.base import BaseApplication

from grader.assembly import Grader, forget_connections
from web.app import create_app

log = structlog.get_logger()

WORKERS = 2
THREADS = 64


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
        }.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """Return the application; it is made before the fork, so that both workers share its memory."""
        return self._app


def serve(grader: Grader) -> None:
    """Serve until SIGTERM."""
    Server(create_app(grader), grader).run()
