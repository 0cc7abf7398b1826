"""A history that is imported: hand-ins of the past are taken in and run as those of today, each at its own moment.

Nothing is written down of a verdict but what its run came to. Who pushes cannot come here: the demo alone does
(`pyproject.toml` says so), and the audit names whose history it was, and of how many hand-ins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from grader.domain.exercises.exercise import SourceFile
from grader.domain.exercises.runners import Runners
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.submissions.submission import Repository
from grader.engine.grading.grading import TakenRun, begun, grade
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import PastRepositories
from grader.engine.ports.grading import Announcer, Sandbox
from grader.engine.ports.sources import NewId, NewSecret, Now
from grader.engine.submissions.intake import Look, note, take_in

WAITED, TOOK = timedelta(milliseconds=40), timedelta(milliseconds=700)
"""How long a run of the past is said to have waited, and to have taken from then to its end."""


class PastClock:
    """A clock that stands where it was put, and never ahead of the present.

    It is handed to steps in the place of the clock, so that whatever they store is dated by it.
    """

    def __init__(self, present: Now) -> None:
        """Stand at the present."""
        self._present = present
        self._at = present()

    def __call__(self) -> datetime:
        """Return where it was put."""
        return self._at

    def put(self, at: datetime) -> None:
        """Stand at a moment from now on.

        Raises:
            ValueError: It has not come yet.
        """
        if at > self._present():
            message = f"{at.isoformat()} has not come yet"
            raise ValueError(message)
        self._at = at


@dataclass(frozen=True)
class PastHandIn:
    """What somebody handed in once.

    Attributes:
        files: By their path in the repository.
    """

    at: datetime
    files: tuple[SourceFile, ...]
    message: str


class Importing:
    """Brings learners' histories in, one after the other."""

    def __init__(
        self,
        *,
        clock: PastClock,
        database: Database,
        repositories: PastRepositories,
        sandbox: Sandbox,
        runners: Runners,
        announcer: Announcer,
        new_id: NewId,
        new_secret: NewSecret,
        lease: timedelta,
    ) -> None:
        """Prepare.

        Args:
            clock: The one that `repositories` go by, too.
        """
        self._clock = clock
        self._database = database
        self._repositories = repositories
        self._sandbox = sandbox
        self._runners = runners
        self._announcer = announcer
        self._new_id = new_id
        self._new_secret = new_secret
        self._lease = lease

    def bring_in(self, learner: Person, cohort: str, hand_ins: Sequence[PastHandIn]) -> int:
        """Take in and run what a learner handed in once, in this order; return how many hand-ins that made.

        Nothing is brought in over the hand-ins of somebody who has some. What is as before makes none, as ever.

        Raises:
            PlatformError: Ours to mend; what was brought in by then stays.
        """
        repository = self._without_history(learner, cohort, len(hand_ins))
        return 0 if repository is None else sum(self._hand_in(repository, learner, one) for one in hand_ins)

    def _without_history(self, learner: Person, cohort: str, count: int) -> Repository | None:
        """Return the repository of somebody who has handed in nothing, and write down what comes in now."""
        with self._database.begin() as tx:
            place = tx.cohorts.enrollment_of(cohort, learner.id)
            repository = tx.repositories.of_enrollment(place.id) if place else None
            if place is None or repository is None or not count or tx.submissions.latest(place.id, 1):
                return None
            tx.audit.add(Act.HISTORY_IMPORTED, learner.id, belongs_to=str(count))
            return repository

    def _hand_in(self, repository: Repository, learner: Person, hand_in: PastHandIn) -> int:
        self._clock.put(hand_in.at)
        with self._database.begin() as tx:
            taken = self._take_in(tx, repository, learner, hand_in)
        self._clock.put(hand_in.at + WAITED + TOOK)
        for run in taken:
            grade(
                run,
                database=self._database,
                repositories=self._repositories,
                sandbox=self._sandbox,
                runners=self._runners,
                announcer=self._announcer,
                now=self._clock,
                lease=self._lease,
            )
        return len(taken)

    def _take_in(self, tx: Transaction, known: Repository, learner: Person, hand_in: PastHandIn) -> list[TakenRun]:
        """Store a hand-in, and take its runs out of their turn in the same transaction: no worker runs them today.

        `main` moves while its learner is held, so that no sweep takes it in first.
        """
        repository = tx.repositories.get(known.id) or known
        self._repositories.commit(repository.path, learner, hand_in.files, hand_in.message)
        moved = self._repositories.main(repository.path)
        if moved is None:
            return []
        commit, at = moved
        look = Look(commit, at, self._repositories.folders(repository.path, commit))
        (accepted,) = take_in(tx, [(repository, look)], self._new_id)
        tx.repositories.record(repository.id, commit)
        note(accepted)
        begins, secret = hand_in.at + WAITED, self._new_secret
        claims = [tx.runs.claim(token=secret(), lease=self._lease, at=begins, run_id=one.run.id) for one in accepted]
        return [begun(tx, claim) for claim in claims if claim is not None]
