"""`grader exercise preview`: serves an exercise's folder as its learners will see it, live on save."""

import hashlib
import logging
import tempfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

import click
from werkzeug.serving import make_server

from grader.adapters.exercise_files.folder import read_folder, regular_files
from grader.adapters.redis.server import RedisServer
from grader.sandboxes import runners, sandbox
from grader.commands.exercises.reading import need_image, read_or_explain
from grader.commands.exercises.preview_school import PreviewSchools, hand_in_all
from grader.commands.hosting.serving import end_as_by_ctrl_c, run_until_signal
from grader.domain.errors import ManifestError, PlatformError
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.text import Text
from grader.settings import Settings
from grader.wording.catalogue import gettext_for
from grader.wording.operation.operator_words import platform_sentence
from web.preview import Shown, create_preview

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = "127.0.0.1"


def serve_preview(folder: Path, port: int, wrong: str | None) -> None:
    """Serve it until a signal.

    Args:
        port: 0 takes any that is free.
        wrong: The wrong solution to hand in; None takes the first.
    """
    end_as_by_ctrl_c()
    settings = Settings()
    need_image(read_or_explain(folder, settings.language).exercise)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="grader-") as name, closing(sandbox(settings)) as own:
        server = make_server(LOOPBACK, port, _nothing_yet, threaded=True)
        schools = PreviewSchools(Path(name), server.server_port, own)
        store = RedisServer(schools.redis_socket)
        try:
            store.start()
            live = LivePreview(folder, schools, wrong)
            live.look()
            server.app = live
            Thread(target=server.serve_forever, daemon=True).start()
            text = gettext_for(settings.language).gettext("%(address)s  (Ctrl-C ends it)")
            click.echo(text % {"address": f"http://{LOOPBACK}:{server.server_port}/preview/"})
            run_until_signal(lambda: None)
            server.shutdown()
        finally:
            server.server_close()
            store.stop()


def _nothing_yet(_environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
    start("503 Service Unavailable", [("Retry-After", "1")])
    return [b""]


class LivePreview:
    """A WSGI application that is another one as soon as a file of the folder has changed."""

    def __init__(self, folder: Path, schools: PreviewSchools, wrong: str | None) -> None:
        """Prepare; `look` reads the folder for the first time."""
        self._folder = folder
        self._schools = schools
        self._wrong = wrong
        self._lock = Lock()
        self._seen = ""
        self._app: WSGIApplication = _nothing_yet

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer as the folder stands now."""
        self.look()
        return self._app(environ, start)

    def look(self) -> None:
        """Hand everything in again, in a school of its own, if anything has changed; whoever asks meanwhile waits."""
        with self._lock:
            version = self._version()
            if version != self._seen:
                self._seen, self._app = version, self._handed_in(version)

    def _version(self) -> str:
        digest = hashlib.sha256(f"{self._wrong}\0".encode())
        for path in regular_files(self._folder):
            stat = path.stat()
            digest.update(f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}\0".encode("utf-8", "surrogateescape"))
        return digest.hexdigest()

    def _handed_in(self, version: str) -> "WSGIApplication":
        school = self._schools.open()
        name = self._folder.absolute().name
        shown = Shown(name, Text(name), school.secret, version)
        try:
            read = read_folder(self._folder, runners())
            shown = replace(
                shown,
                title=read.exercise.title,
                tries=hand_in_all(school, read, self._chosen(read)),
                wrong=tuple(one.name for one, _ in read.wrong),
            )
        except ManifestError as error:
            shown = replace(shown, problems=error.problems)
        except PlatformError as error:
            shown = replace(shown, fault=platform_sentence(error, Settings().language))
        return create_preview(school.parts, shown, self._choose)

    def _chosen(self, read: ExerciseFolder) -> str | None:
        names = [one.name for one, _ in read.wrong]
        return self._wrong if self._wrong in names else next(iter(names), None)

    def _choose(self, name: str) -> None:
        self._wrong = name
