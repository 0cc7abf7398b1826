"""A whole school for tests: an installation with every part real, its exercises, its cohort and its people."""

import os
import shutil
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Self

import redis
from rq import Worker

from grader.adapters.exercise_files.folder import read_folder
from grader.adapters.installation import installation_id
from grader.adapters.redis.server import RedisServer
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.container import INSTALLATION_LABEL
from grader.adapters.sandbox.containers.removal import remove
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.cohorts import join
from grader.domain.cohorts.cohort import Cohort
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.run import Run
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Submission
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts.enrolling import open_cohort
from grader.settings import Settings
from tests.e2e.processes import Program, eventually
from tests.ports import port_of, reserve_port
from tests.runners import RUNNERS

EXERCISES = Path(__file__).parents[2] / "exercises"
COHORT = Cohort("web-2610", "Promo web, octobre 2026")
SHORT = "bonjour-express"
"""The exercise `bonjour` with little time, for programs that take all they get."""


@dataclass(frozen=True)
class Member:
    """Somebody of the school with a Git token and its id."""

    person: Person
    token: str
    token_id: str


class School:
    """An installation in a data folder of its own: its Redis, its web and its worker are started and ended apart."""

    def __init__(self, *, grades: bool = True, beside: Mapping[str, str] | None = None, **settings: object) -> None:
        """Prepare; nothing is started yet.

        Args:
            grades: Whether it has a worker of its own, and so needs an engine.
            beside: Further variables of the programs' environment.
            settings: What differs from the embedded default.
        """
        self._grades = grades
        # A socket's path is short, and pytest's own folders are not always.
        self.folder = Path(tempfile.mkdtemp(prefix="grader-"))
        self._reserved = reserve_port()
        port = port_of(self._reserved)
        given = {"data": self.folder / "data", "port": port, "public_url": f"http://127.0.0.1:{port}", **settings}
        self.settings = Settings.model_validate(given)
        self.redis = RedisServer(self.settings.redis_socket)
        environment = _environment(self.settings) | dict(beside or {})
        self.web = Program("web", environment, self.folder / "web.log")
        self.worker = Program("worker", environment, self.folder / "worker.log")
        self._numbers = count(1)

    def __enter__(self) -> Self:
        try:
            if self._grades:
                ensure_runner(EngineConnection(), "python", progress=print)
            prepare_database(self.settings)
            open_cohort(COHORT, self._publish(), database=self.grader.database)
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End what runs, by its pid, and leave nothing on this machine."""
        self.worker.stop()
        self.web.stop()
        self.redis.stop()
        for container in self.sandboxes() if self._grades else ():
            remove(EngineConnection(), container)
        self._reserved.close()
        shutil.rmtree(self.folder)

    @cached_property
    def grader(self) -> Grader:
        """Return the parts, for looking at what is stored."""
        return assemble(self.settings)

    def start(self) -> None:
        """Start what does not run as it should, and return once all of it is ready."""
        self.redis.start()
        self.web.start()
        if self._grades:
            self.worker.start()
        self.until_ready()

    def until_ready(self) -> None:
        """Return once pages are answered and every worker waits for runs."""
        eventually(self._page_answers, what=f"a page, from a web that wrote {self.web.written()}")
        if self._grades:
            eventually(self._workers_wait, what=f"workers, from one that wrote {self.worker.written()}")

    def add(self, name: str, role: Role = Role.LEARNER) -> Member:
        """Add somebody of this name under a handle that nobody has, in the cohort, with a token."""
        parts = self.grader
        handle = f"{name.casefold().replace('è', 'e')}-{next(self._numbers)}"
        person = accounts.add_person(handle, name, role, database=parts.database, new_id=parts.new_id)
        join(person, COHORT.slug, parts)
        token, secret = tokens.create_token(
            person,
            "mon ordinateur",
            database=parts.database,
            now=parts.now,
            new_id=parts.new_id,
            new_secret=parts.new_secret,
        )
        return Member(person, secret, token.id)

    def forget_the_queue(self) -> None:
        """Take everything out of Redis."""
        with redis.Redis.from_url(self.settings.redis_address) as connection:
            connection.flushall()

    def repository(self, handle: str) -> Path:
        """Return the folder of a learner's bare repository."""
        return self.settings.repositories_folder / COHORT.slug / f"{handle}.git"

    def submissions(self, handle: str, slug: str) -> tuple[Submission, ...]:
        """Return what a learner handed in for an exercise, newest first."""
        with self.grader.database.read() as tx:
            record = tx.repositories.by_path(COHORT.slug, handle)
            return tx.submissions.of_exercise(record.enrollment_id, slug) if record else ()

    def run(self, handle: str, slug: str) -> Run:
        """Return the newest run of a learner's newest hand-in."""
        newest = self.submissions(handle, slug)[0]
        with self.grader.database.read() as tx:
            return tx.runs.latest_of([newest.id])[newest.id]

    def sandboxes(self) -> list[str]:
        """Return the ids of this installation's containers, running or not."""
        label = f"{INSTALLATION_LABEL}={installation_id(self.settings.data_folder)}"
        return [found["Id"] for found in EngineConnection().api.containers(all=True, filters={"label": label})]

    def _publish(self) -> list[str]:
        folders = [read_folder(path, RUNNERS).exercise for path in sorted(EXERCISES.iterdir()) if path.is_dir()]
        exercises = [*folders, _with_little_time(next(one for one in folders if one.slug == "bonjour"))]
        with self.grader.database.begin() as tx:
            for exercise in exercises:
                tx.catalog.publish(exercise, self.grader.now())
        return [exercise.slug for exercise in exercises]

    def _page_answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.settings.public_url}/sign-in", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            return False

    def _workers_wait(self) -> bool:
        with redis.Redis.from_url(self.settings.redis_address) as connection:
            return Worker.count(connection=connection) >= self.settings.workers


def _with_little_time(exercise: Exercise) -> Exercise:
    limits = replace(exercise.limits, run=timedelta(seconds=4), check=timedelta(seconds=1))
    digest = sha256(f"{exercise.suite_digest} {limits}".encode()).hexdigest()
    return replace(exercise, slug=SHORT, limits=limits, suite_digest=digest)


def _environment(settings: Settings) -> dict[str, str]:
    chosen = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    chosen.pop("DATABASE_URL", None)
    chosen.pop("REDIS_URL", None)
    given = ("data", "port", "public_url", "workers", "follow_seconds", "lease_seconds", "worker_name")
    if settings.database_url is not None:
        chosen["DATABASE_URL"] = settings.database_url.get_secret_value()
    return chosen | {f"GRADER_{name.upper()}": str(getattr(settings, name)) for name in given}
