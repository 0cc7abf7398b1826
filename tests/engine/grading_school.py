"""A school over a real SQLite file: Ada and Karim with repositories in memory, two exercises, and every step."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.signing.receipts import KeyFile
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort
from grader.domain.cohorts.progress import Progress
from grader.domain.errors import PlatformError, SandboxBroke
from grader.domain.exercises.exercise import Check, Exercise, SourceFile
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.grading.run import Run
from grader.domain.people import Person, Role
from grader.domain.queue.hosts import Host
from grader.domain.submissions.submission import Repository
from grader.domain.text import Text
from grader.domain.verdicts import Outcome, Reason
from grader.engine.cohorts.enrolling import Welcome, enroll, join, open_cohort
from grader.engine.grading import grading, retrying
from grader.engine.operation.acting import actor
from grader.engine.queue import sweep
from grader.engine.submissions import intake
from grader.engine.submissions.intake import Accepted, Intake
from tests.fakes.announcer import FakeAnnouncer
from tests.fakes.doorbell import FakeDoorbell
from tests.fakes.repositories import FakeRepositories
from tests.fakes.sandbox import FakeSandbox
from tests.fresh_database import fresh_database
from tests.runners import RUNNERS

COHORT = Cohort("web-2610", "Web 26-10")
LEASE = timedelta(seconds=20)
STARTER, SOLUTION, WRONG, BREAKS = b"# start\n", b"x = 1\n", b"x = 2\n", b"x = 3\n"


def exercise(slug: str, digest: str = "1") -> Exercise:
    """Return an exercise with two checks."""
    return Exercise(
        slug=slug,
        title=Text(slug.title()),
        runner="python",
        hand_in=(f"{slug}.py",),
        checks=(Check("first", "test_it.py::test_first", Text("un")), Check("second", "test_it.py::test_2", Text("x"))),
        suite_digest=(slug + digest).ljust(64, "0"),
        statement=Text("Fais-le."),
        tests=(SourceFile("test_it.py", b""),),
        starter=(SourceFile(f"{slug}.py", STARTER),),
    )


BONJOUR, PRIX = exercise("bonjour"), exercise("prix")
HALF = Report(
    (CheckReport("first", Outcome.PASSED), CheckReport("second", Outcome.FAILED, Reason.CHECK_FAILED)), Ending.FINISHED
)
FORETOLD = {STARTER: HALF, WRONG: HALF, BREAKS: SandboxBroke("the container is gone")}
"""What the sandbox makes of a hand-in; the solution passes."""


@dataclass
class Clock:
    """A clock that only moves when told to."""

    moment: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**by)


@dataclass
class School:
    """The parts, and the steps with their ports filled in."""

    database: SqlDatabase
    clock: Clock
    doorbell: FakeDoorbell = field(default_factory=FakeDoorbell)
    announcer: FakeAnnouncer = field(default_factory=FakeAnnouncer)
    sandbox: FakeSandbox = field(default_factory=lambda: FakeSandbox(FORETOLD))
    people: dict[str, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ids, secrets = count(1), count(1)
        self.next_ids: list[str] = []
        self.new_id = lambda: self.next_ids.pop(0) if self.next_ids else f"ID{next(ids):08d}"
        self.new_secret = lambda: f"secret-{next(secrets)}"
        self.repositories = FakeRepositories(self.clock)
        stored = {"database": self.database, "repositories": self.repositories}
        self.accept_as_known = partial(intake.accept, doorbell=self.doorbell, new_id=self.new_id, **stored)
        known = {"announcer": self.announcer, "now": self.clock, "new_secret": self.new_secret, "lease": LEASE}
        self.take = partial(
            grading.take, database=self.database, now=self.clock, new_secret=self.new_secret, lease=LEASE
        )
        ports = {"announcer": self.announcer, "now": self.clock, "lease": LEASE}
        self.grade_taken = partial(grading.grade, sandbox=self.sandbox, runners=RUNNERS, **stored, **ports)
        self.sweep = partial(sweep.sweep, doorbell=self.doorbell, new_id=self.new_id, **stored, **known)
        queued = {"database": self.database, "doorbell": self.doorbell, "now": self.clock, "new_id": self.new_id}
        self.retry = partial(retrying.retry, **queued)
        self.take_in = partial(join, cohort=COHORT.slug, welcome=lambda _: (), new_id=self.new_id, **stored)

    def join(self, name: str, slots: int = 2) -> None:
        """Let a host beat that takes work."""
        with self.database.begin() as tx:
            tx.hosts.join(Host(name, self.clock(), slots))

    def grade(self, **ports: object) -> bool:
        """Grade what should go next, as a worker that was rung does; False when nothing waits."""
        taken = self.take()
        return taken is not None and self.grade_taken(taken, **ports)

    def open(self) -> None:
        """Publish two exercises, and let everybody come."""
        with self.database.begin() as tx:
            for one in (BONJOUR, PRIX):
                tx.catalog.publish(one, self.clock())
        open_cohort(COHORT, ["bonjour", "prix"], database=self.database)
        for handle, role in {
            "ada": Role.LEARNER,
            "karim": Role.LEARNER,
            "ines": Role.TRAINER,
            "paul": Role.LEAD,
        }.items():
            self.people[handle] = self.add(handle, role)
            self.take_in(self.people[handle])

    def add(self, handle: str, role: Role) -> Person:
        """Add a person."""
        person = Person(f"P-{handle}", handle, handle.title(), role)
        with self.database.begin() as tx:
            tx.people.add(person)
        return person

    def enroll(self, person: Person, *, cohort: str = COHORT.slug, welcome: Welcome = lambda _: ()) -> Repository:
        """Give a learner a place in a cohort, and return their repository."""
        with self.database.begin() as tx:
            return enroll(person, cohort, tx, welcome=welcome, repositories=self.repositories, new_id=self.new_id)

    def give(self, exercise: Exercise) -> None:
        """Publish an exercise and give it to the cohort, last."""
        with self.database.begin() as tx:
            tx.catalog.publish(exercise, self.clock())
            tx.cohorts.assign(Assignment(COHORT.slug, exercise.slug, 9))

    def repository(self, handle: str = "ada") -> Repository:
        """Return what is stored of a learner's repository."""
        with self.database.read() as tx:
            found = tx.repositories.by_path(COHORT.slug, handle)
        assert found is not None
        return found

    def push(self, handle: str = "ada", **contents: bytes) -> str:
        """Move a learner's `main` to the starters with these exercises' files instead."""
        files: Mapping[str, bytes] = {"bonjour": STARTER, "prix": STARTER} | contents
        path = self.repository(handle).path
        return self.repositories.push(path, [SourceFile(f"{slug}/{slug}.py", text) for slug, text in files.items()])

    def accept(self, handle: str = "ada") -> Intake:
        """Take in what a learner's `main` holds."""
        return self.accept_as_known(self.repository(handle))

    def hand_in(self, content: bytes = SOLUTION, handle: str = "ada") -> Accepted:
        """Push and take in one exercise."""
        self.push(handle, bonjour=content)
        return self.accept(handle).accepted[0]

    def grade_to_the_end(self, run_id: str) -> None:
        """Grade what goes next, again and again, until a run has ended."""
        while self.run(run_id).result is None:
            with suppress(PlatformError):
                self.grade()

    def lose(self, run_id: str) -> None:
        """Give a run to a second worker, as a sweep does after the first lease, in one turn: no beat comes between."""
        with self.database.begin() as tx:
            self.clock.move(seconds=60)
            tx.runs.reclaim(run_id, max_attempts=grading.MAX_ATTEMPTS, token="sweep", lease=LEASE)
            assert tx.runs.claim(token="second", lease=LEASE, at=self.clock()) is not None

    def faults(self) -> list[tuple[str, bool]]:
        """Return the faults that runs met with, and whether they ended with them, oldest first."""
        with self.database.read() as tx:
            return [(fault.word, fault.ended) for fault in reversed(tx.faults.latest(99))]

    def run(self, run_id: str) -> Run:
        """Return a run as it is stored."""
        with self.database.read() as tx:
            run = tx.runs.get(run_id)
        assert run is not None
        return run

    def cell(self, handle: str = "ada", slug: str = "bonjour") -> Progress:
        """Return a cell of the board."""
        with self.database.read() as tx:
            return tx.board.get(self.repository(handle).enrollment_id, slug)


@contextmanager
def open_grading_school(folder: Path) -> Iterator[School]:
    """Make the school in a folder of its own."""
    clock = Clock()
    database = SqlDatabase(
        fresh_database(folder / "school.sqlite3"),
        now=clock,
        actor=actor,
        signer=KeyFile(folder / "key.pem", "http://school"),
    )
    school = School(database, clock)
    school.open()
    yield school
    database.dispose()
