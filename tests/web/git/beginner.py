"""A beginner at their computer: a real clone, the real Git client, and a school that answers without sandboxes."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from grader.adapters.exercise_files.folder import read_folder
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.cohorts import join
from grader.domain.cohorts.cohort import Cohort
from grader.domain.people import Person, Role
from grader.domain.submissions.submission import Submission
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.grading import grading
from grader.engine.ports.grading import Event, Sandbox
from grader.settings import Settings
from tests.adapters.exercise_files.conftest import EXERCISES
from tests.adapters.git.served import running
from tests.e2e.desk import Answer
from tests.fakes.announcer import FakeAnnouncer
from tests.runners import RUNNERS
from web.app import create_app

COHORT = Cohort("web-2610", "Promo web, octobre 2026")
GIVEN = ("bonjour", "prix-ttc", "vote-de-la-promo")
OTHERS = Cohort("data-2610", "Promo data, octobre 2026")
COMMAND = "    "
LEASE = timedelta(minutes=1)
NOBODY_LISTENS = "redis://127.0.0.1:1/0"


class NoSandbox(FakeAnnouncer):
    """Says of each run that no sandbox is to be had, so that nobody who pushes has to wait."""

    def listen(self, run_id: str, after: str, timeout: timedelta) -> tuple[Event, ...]:
        """Return two refusals, after which a push is answered."""
        del run_id, after, timeout
        return (Event("waiting"), Event("waiting"))


@dataclass
class Class:
    """A served school whose cohort has three exercises, and another cohort with a fourth."""

    grader: Grader
    address: str
    _handles: Iterator[int] = field(default_factory=lambda: iter(range(1_000)))

    def beginner(self, folder: Path) -> "Beginner":
        """Return a new learner who has just cloned their repository."""
        handle = f"ada-{next(self._handles)}"
        person = accounts.add_person(
            handle, "Ada", Role.LEARNER, database=self.grader.database, new_id=self.grader.new_id
        )
        join(person, COHORT.slug, self.grader)
        beginner = Beginner(self, person, folder / "home", folder / "ada")
        beginner.home.mkdir()
        beginner.clone_to(beginner.folder)
        return beginner


@dataclass(frozen=True)
class Beginner:
    """Somebody who works in a clone by typing commands."""

    school: Class
    person: Person
    home: Path
    folder: Path
    language: str = "en"

    @property
    def address(self) -> str:
        """Return the address of their repository, with a token in it."""
        grader = self.school.grader
        _, secret = tokens.create_token(
            self.person,
            "essai",
            database=grader.database,
            now=grader.now,
            new_id=grader.new_id,
            new_secret=grader.new_secret,
        )
        web = self.school.address.replace("//", f"//{self.person.handle}:{secret}@")
        return f"{web}/git/{COHORT.slug}/{self.person.handle}.git"

    def clone_to(self, folder: Path, *options: str) -> "Beginner":
        """Clone afresh, as on another computer, and return who works there."""
        there = replace(self, folder=folder)
        done = self._run(["git", "clone", "--quiet", *options, self.address, str(folder)], self.home)
        assert done.status == 0, done.terminal
        return there

    def write(self, path: str, content: str | bytes = "def saluer(prenom):\n    return prenom\n") -> None:
        """Save a file."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def types(self, line: str) -> Answer:
        """Type one line in their shell."""
        return self._run(["bash", "-c", line], self.folder)

    def does(self, *lines: str) -> None:
        """Type lines that each end well."""
        for line in lines:
            answer = self.types(line)
            assert answer.status == 0, f"{line}\n{answer.terminal}"

    def commit(self) -> None:
        """Commit all there is."""
        self.does("git add --all --force", 'git commit --quiet --allow-empty -m "Mon essai"')

    def push(self, arguments: str = "") -> Answer:
        """Push what is committed."""
        return self.types(f"git push {arguments}")

    def hand_in(
        self, path: str, content: str | bytes = "def saluer(prenom):\n    return prenom\n", *, push: str = ""
    ) -> Answer:
        """Save a file, commit and push."""
        self.write(path, content)
        self.commit()
        return self.push(push)

    def follow(self, answer: Answer) -> Answer:
        """Type the commands that an answer shows, as they stand there; all end well; return what the last came to."""
        *before, last = commands_of(answer)
        self.does(*before)
        done = self.types(last)
        assert done.status == 0, f"{last}\n{done.terminal}"
        return done

    def taken(self, slug: str) -> bytes:
        """Return the only file of the newest hand-in of an exercise."""
        *_, newest = self.submissions(slug)
        repositories, path = self.school.grader.repositories, f"{COHORT.slug}/{self.person.handle}.git"
        entries = [entry for entry in repositories.entries(path, newest.tree, ()) if entry.path.endswith(".py")]
        (file,) = repositories.read(path, entries)
        return file.content

    def submissions(self, slug: str) -> list[Submission]:
        """Return the hand-ins of an exercise, oldest first."""
        with self.school.grader.database.read() as tx:
            place = tx.cohorts.enrollment_of(COHORT.slug, self.person.id)
            assert place is not None
            return list(reversed(tx.submissions.of_exercise(place.id, slug, limit=50)))

    def _run(self, command: list[str], where: Path) -> Answer:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": self.language,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_EDITOR": "false",
            "GIT_AUTHOR_NAME": "Ada",
            "GIT_AUTHOR_EMAIL": "ada@example.org",
            "GIT_COMMITTER_NAME": "Ada",
            "GIT_COMMITTER_EMAIL": "ada@example.org",
        }
        done = subprocess.run(
            command,
            cwd=where,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=60,
            check=False,
        )
        return Answer(done.returncode, done.stdout.decode("utf-8", "replace"))


def commands_of(answer: Answer) -> list[str]:
    """Return the commands that an answer shows."""
    return [line.removeprefix(COMMAND) for line in answer.lines if line.startswith(COMMAND)]


@contextmanager
def school_of_beginners(folder: Path, sandbox: Sandbox | None = None, *, ssh: str | None = None) -> Iterator[Class]:
    """Serve a school until the block ends.

    Args:
        sandbox: Grades whatever is pushed; without one nobody does, and a push is answered at once.
        ssh: Where its SSH server is to answer.
    """
    settings = Settings(data=folder, redis_url=NOBODY_LISTENS, ssh=ssh)
    prepare_database(settings)
    announcer = FakeAnnouncer() if sandbox else NoSandbox()
    grader = replace(assemble(settings), announcer=announcer)
    if sandbox:
        announcer.while_waiting = lambda _: grade_next(grader, sandbox)
    with grader.database.begin() as tx:
        for slug in (*GIVEN, "covoiturage"):
            tx.catalog.publish(read_folder(EXERCISES / slug, RUNNERS).exercise, grader.now())
    open_cohort(COHORT, GIVEN, database=grader.database)
    open_cohort(OTHERS, ["covoiturage"], database=grader.database)
    with running(create_app(grader)) as address:
        yield Class(grader, address)
    grader.database.dispose()  # type: ignore[attr-defined] # the real one


def grade_next(grader: Grader, sandbox: Sandbox) -> None:
    """Grade what should go next, as a worker does."""
    turn = grading.take(database=grader.database, now=grader.now, new_secret=grader.new_secret, lease=LEASE)
    assert turn is not None
    grading.grade(
        turn,
        database=grader.database,
        repositories=grader.repositories,
        sandbox=sandbox,
        runners=grader.runners,
        announcer=grader.announcer,
        now=grader.now,
        lease=LEASE,
    )
