"""A school that lasts as long as a preview: one learner, who hands in what an exercise's folder holds."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import redis
from pydantic import SecretStr

from grader.adapters.git.staged import StagedRepositories
from grader.adapters.randomness import new_id
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.cohorts import join
from grader.commands.demo.demo_cohorts import FIRST as COHORT
from grader.domain.exercises.exercise import ExerciseFolder, SourceFile
from grader.domain.exercises.history import drawn_up
from grader.domain.people import Person, Role
from grader.domain.submissions.push_options import AnswerForm, Manner
from grader.domain.submissions.submission import Repository
from grader.domain.text import Language
from grader.engine.accounts import accounts
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.grading.grading import grade, take
from grader.engine.ports.git import RefUpdate
from grader.engine.ports.grading import Sandbox
from grader.engine.submissions.intake import Intake, accept
from grader.settings import Settings
from grader.wording.submissions.answer_lines import written
from web.git.push_answer import answer_to_main
from web.http.session_cookie import secret_key
from web.preview import Tried

HANDLE, NAME = "ada", "Ada"


@dataclass(frozen=True)
class PreviewSchool:
    """A school in which nobody has handed anything in.

    Attributes:
        secret: Of the learner's session.
    """

    parts: Grader
    repositories: StagedRepositories
    person: Person
    secret: str


class PreviewSchools:
    """Opens one school after the other, each as if it were the first, with one sandbox and one Redis for all."""

    def __init__(self, place: Path, port: int, sandbox: Sandbox) -> None:
        """Prepare in a folder of its own.

        Args:
            port: Where pages are served, on this machine alone.
        """
        self.redis_socket = place / "redis" / "redis.sock"
        self._place = place
        self._port = port
        self._sandbox = sandbox
        self._numbers = count(1)
        self._own = new_id()[:5]
        empty = self._settings("empty")
        prepare_database(empty)
        secret_key(empty.data_folder)  # the same for all, so that a browser's cookie is good in each

    def open(self) -> PreviewSchool:
        """Return a new school; of those before, the last one alone stays, for a page that is being read."""
        number = next(self._numbers)
        shutil.rmtree(self._place / str(number - 2), ignore_errors=True)
        settings = self._settings(str(number))
        shutil.copytree(self._place / "empty", settings.data_folder, dirs_exist_ok=True)
        with redis.Redis.from_url(settings.redis_address) as connection:
            connection.flushall()
        repositories = StagedRepositories(settings.repositories_folder)
        ids = self._ids()
        parts = replace(
            assemble(settings), repositories=repositories, sandbox=self._sandbox, new_id=lambda: next(ids)
        )
        person = accounts.add_person(HANDLE, NAME, Role.LEARNER, database=parts.database, new_id=parts.new_id)
        return PreviewSchool(parts, repositories, person, _first_session(parts))

    def _settings(self, name: str) -> Settings:
        """Return the settings of a school, whatever the environment says of databases and folders."""
        return Settings(
            data=self._place / name,
            database_url=None,
            redis_url=SecretStr(f"unix://{self.redis_socket}"),
            repositories=None,
            host="127.0.0.1",
            port=self._port,
            public_url=f"http://127.0.0.1:{self._port}",
            proxies=0,
        )

    def _ids(self) -> Iterator[str]:
        """Yield the same ids in each school, so that an address of one is good in the next, and ours alone."""
        return (f"{self._own}{number:05d}" for number in count(1))


def _first_session(parts: Grader) -> str:
    secret = accounts.invite(
        HANDLE, database=parts.database, now=parts.now, new_id=parts.new_id, new_secret=parts.new_secret
    )
    return accounts.accept_invitation(
        secret,
        parts.new_secret()[:16],
        "preview",
        database=parts.database,
        passwords=parts.passwords,
        now=parts.now,
        new_id=parts.new_id,
        new_secret=parts.new_secret,
    )


def hand_in_all(school: PreviewSchool, folder: ExerciseFolder, wrong: str | None) -> tuple[Tried, ...]:
    """Give the exercise to the learner, and hand in its starter, a wrong solution and its solution, one after the other.

    Raises:
        SandboxUnavailable, SandboxBroke: They cannot be run.
    """
    parts, slug = school.parts, folder.exercise.slug
    open_cohort(COHORT, [], database=parts.database)
    join(school.person, COHORT.slug, parts)  # before there is the exercise, so that its starter can be handed in
    with parts.database.begin() as tx:
        # One learner hands all of it in at once, and nothing here lets held hand-ins go.
        tx.catalog.publish(replace(folder.exercise, tries=None), parts.now())
    open_cohort(COHORT, [slug], database=parts.database)
    subjects = {"starter": folder.exercise.starter}
    subjects |= {f"wrong/{one.name}": files for one, files in folder.wrong if one.name == wrong}
    subjects["solution"] = folder.solution
    tries = (_hand_in(school, folder, subject, files) for subject, files in subjects.items())
    return tuple(tried for tried in tries if tried is not None)


def _hand_in(school: PreviewSchool, folder: ExerciseFolder, subject: str, files: tuple[SourceFile, ...]) -> Tried | None:
    """Return what handing these files in came to, laid over the starter; None where they are what was there already."""
    parts, exercise = school.parts, folder.exercise
    with parts.database.read() as tx:
        repository = tx.repositories.by_path(COHORT.slug, HANDLE)
    assert repository is not None  # noqa: S101 - it was made with the learner's place
    held = {file.path: file for file in (*exercise.starter, *files)}
    history = drawn_up(folder.steps(subject), filter(exercise.takes, (file.path for file in files)))
    moved = school.repositories.commit(repository.path, exercise.slug, tuple(held.values()), history)
    intake = accept(
        repository,
        database=parts.database,
        repositories=parts.repositories,
        doorbell=parts.doorbell,
        new_id=parts.new_id,
    )
    if not intake.accepted:
        return None
    _grade(parts)
    terminal = {language: _terminal(moved, repository, intake, language, parts) for language in Language}
    return _told(intake, subject, terminal, parts)


def _grade(parts: Grader) -> None:
    lease = parts.settings.lease
    taken = take(database=parts.database, now=parts.now, new_secret=parts.new_secret, lease=lease)
    if taken is not None:
        grade(
            taken,
            database=parts.database,
            repositories=parts.repositories,
            sandbox=parts.sandbox,
            runners=parts.runners,
            announcer=parts.announcer,
            now=parts.now,
            lease=lease,
        )


def _terminal(
    moved: RefUpdate, repository: Repository, intake: Intake, language: Language, parts: Grader
) -> tuple[str, ...]:
    """Return what Git's client would show of the answer to this push."""
    manner = Manner(AnswerForm.TEXT, language)
    answered = answer_to_main(moved, repository, intake, manner, parts)
    return tuple(f"remote: {line}".rstrip() for said in answered for line in written(said, manner.form))


def _told(intake: Intake, subject: str, terminal: Mapping[Language, tuple[str, ...]], parts: Grader) -> Tried:
    (accepted,) = intake.accepted
    with parts.database.read() as tx:
        run = tx.runs.latest_of([accepted.submission.id])[accepted.submission.id]
    result = run.result
    return Tried(
        subject=subject,
        submission=accepted.submission.id,
        status=run.status,
        passed=result.passed_checks if result else 0,
        checks=len(accepted.exercise.checks),
        terminal=terminal,
    )
