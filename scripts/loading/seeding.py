"""A school's worth of rows: learners by exercises, some tries each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import product
from pathlib import Path

from sqlalchemy import Table

from grader.adapters.database import tables
from grader.adapters.database.grading.results import document_of
from grader.adapters.exercise_files.folder import read_folder
from grader.assembly import Grader
from grader.domain.accounts.credentials import SCOPES
from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.report import CheckReport, Ending, Report
from grader.domain.grading.run import Result
from grader.domain.grading.scoring import score
from grader.domain.people import Person, Role
from grader.domain.queue.queues import QueueName
from grader.domain.text import Message
from grader.domain.verdicts import Outcome, Reason, RunState, Status, Verdict
from grader.engine.accounts.sessions import hash_of
from grader.sandboxes import runners
from loading.pouring import Document, Row, pour

COHORT = Cohort("load", "Promo de mille")
STAFF = {"ines": Role.TRAINER, "paul": Role.LEAD, "odile": Role.OPERATOR}
TRIES = (2, 4, 5, 6, 8)
"""How often a cell was tried, in turn: five times on average."""

ENDINGS = (*(("passed", Status.PASSED),) * 7, *(("partial", Status.PARTIAL),) * 2, ("failed", Status.FAILED))
"""What a cell's last try came to, in turn."""

SPAN = timedelta(days=60)
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SPREAD = 0x2545F4914F6CDD1D
"""An odd number: multiplied by it, counted numbers fall all over the 50 bits of an id, and none twice."""


@dataclass(frozen=True)
class School:
    """How much to make, and what of it others must know.

    Attributes:
        watched: How many learners have a run under way, in their last exercise.
        commit: Where every repository begins.
        trees: Of each exercise in it, by slug.
    """

    learners: int
    exercises: tuple[Exercise, ...]
    watched: int
    now: datetime
    commit: str = "0" * 40
    trees: Mapping[str, str] = field(default_factory=dict)

    @property
    def submissions(self) -> int:
        """Return how many hand-ins there are."""
        return sum(TRIES[cell % len(TRIES)] for cell in range(self.learners * len(self.exercises)))

    @property
    def handles(self) -> Sequence[str]:
        """Return the learners, in order."""
        return [f"learner-{number}" for number in range(self.learners)]

    def watched_submission(self, learner: int) -> str:
        """Return the hand-in that runs, of a learner who has one."""
        cell = learner * len(self.exercises) + len(self.exercises) - 1
        return id_of("S", cell * max(TRIES) + TRIES[cell % len(TRIES)] - 1)


def secret_of(handle: str) -> str:
    """Return what opens a person's session."""
    return f"session-of-{handle}"


def token_of(handle: str) -> str:
    """Return a person's Git and API token."""
    return f"agr_{handle}"


def id_of(kind: str, number: int) -> str:
    """Return a public id: 10 Crockford characters, all over the alphabet as random ones are."""
    value = ((number * 8 + "PERSUBTX".index(kind)) * SPREAD) % (1 << 50)
    return "".join(CROCKFORD[(value >> shift) & 31] for shift in range(45, -1, -5))


def exercises_from(folder: Path, count: int) -> tuple[Exercise, ...]:
    """Return so many exercises, made of those in a folder under other names."""
    real = [read_folder(path, runners()).exercise for path in sorted(folder.iterdir()) if path.is_dir()]
    return tuple(_renamed(real[number % len(real)], number) for number in range(count))


def _renamed(exercise: Exercise, number: int) -> Exercise:
    slug = f"{exercise.slug}-{number}"
    return replace(exercise, slug=slug, suite_digest=sha256(f"{exercise.suite_digest} {slug}".encode()).hexdigest())


def seed(grader: Grader, school: School) -> None:
    """Fill an empty database with the school."""
    with grader.database.begin() as tx:
        tx.cohorts.add(COHORT)
        for position, exercise in enumerate(school.exercises):
            tx.catalog.publish(exercise, school.now - SPAN)
            due_at = school.now - SPAN + SPAN * position / len(school.exercises) + timedelta(days=7)
            tx.cohorts.assign(Assignment(COHORT.slug, exercise.slug, position, due_at))
        for handle, role in STAFF.items():
            tx.people.add(Person(handle, handle, handle.title(), role))
            if role is not Role.OPERATOR:
                tx.cohorts.add_staff(COHORT.slug, handle)
    pour(grader.settings.database_address, _tables(school))


def _tables(school: School) -> Iterator[tuple[Table, Sequence[str], Iterable[Row]]]:
    yield tables.person, ("id", "handle", "name", "role"), _people(school)
    yield tables.session, ("id", "person_id", "secret_hash", "label", "created_at", "last_seen_at"), _sessions(school)
    yield (
        tables.access_token,
        ("id", "person_id", "secret_hash", "label", "created_at", "expires_at", "scopes"),
        _tokens(school),
    )
    yield tables.enrollment, ("id", "cohort", "person_id", "status"), _places(school)
    yield tables.repository, ("id", "enrollment_id", "cohort", "handle", "recorded_commit"), _repositories(school)
    yield tables.repository_tree, ("repository_id", "exercise", "tree"), _trees(school)
    yield (
        tables.submission,
        ("id", "repository_id", "enrollment_id", "exercise", "commit", "tree", "received_at", "number"),
        _submissions(school),
    )
    columns = (
        "id",
        "submission_id",
        "enrollment_id",
        "queue",
        "state",
        "suite_digest",
        "image_digest",
        "files_digest",
        "attempt",
    )
    times = ("queued_at", "started_at", "finished_at", "token", "lease_until", "result")
    yield tables.run, columns + times, _runs(school)
    progress = ("enrollment_id", "exercise", "status", "passed_checks", "total_checks", "submissions")
    yield tables.progress, (*progress, "submission_id", "last_at", "passed_at"), _cells(school)


def _people(school: School) -> Iterator[Row]:
    return ((id_of("P", at), handle, f"Personne {at:04}", Role.LEARNER) for at, handle in enumerate(school.handles))


def _everybody(school: School) -> Iterator[tuple[str, str]]:
    yield from ((handle, handle) for handle in STAFF)
    yield from ((id_of("P", at), handle) for at, handle in enumerate(school.handles))


def _sessions(school: School) -> Iterator[Row]:
    for person, handle in _everybody(school):
        yield f"B{person}", person, hash_of(secret_of(handle)), "Firefox, Windows", school.now, school.now


def _tokens(school: School) -> Iterator[Row]:
    ends = school.now + timedelta(days=180)
    for person, handle in _everybody(school):
        role = STAFF.get(handle, Role.LEARNER)
        yield f"T{person}", person, hash_of(token_of(handle)), "mon ordinateur", school.now, ends, SCOPES[role]


def _places(school: School) -> Iterator[Row]:
    return ((id_of("E", at), COHORT.slug, id_of("P", at), EnrollmentStatus.ACTIVE) for at in range(school.learners))


def _repositories(school: School) -> Iterator[Row]:
    start = school.commit
    return ((id_of("R", at), id_of("E", at), COHORT.slug, handle, start) for at, handle in enumerate(school.handles))


def _trees(school: School) -> Iterator[Row]:
    for at, exercise in product(range(school.learners), school.exercises):
        yield id_of("R", at), exercise.slug, school.trees.get(exercise.slug, "0" * 40)


def _cells(school: School) -> Iterator[Row]:
    for learner, place, cell, tries in _grid(school):
        exercise = school.exercises[place]
        last, at = id_of("S", cell * max(TRIES) + tries - 1), _moment(school, learner, place, tries - 1)
        if _runs_now(school, learner, place):
            yield id_of("E", learner), exercise.slug, Status.RUNNING, 0, len(exercise.checks), tries, last, at, None
            continue
        _, status = ENDINGS[cell % len(ENDINGS)]
        passed = {Status.PASSED: len(exercise.checks), Status.PARTIAL: 1}.get(status, 0)
        passed_at = at if status is Status.PASSED else None
        yield id_of("E", learner), exercise.slug, status, passed, len(exercise.checks), tries, last, at, passed_at


def _submissions(school: School) -> Iterator[Row]:
    for learner, place, cell, tries in _grid(school):
        repository, enrollment, slug = id_of("R", learner), id_of("E", learner), school.exercises[place].slug
        for number in range(tries):
            at = cell * max(TRIES) + number
            moment = _moment(school, learner, place, number)
            yield id_of("S", at), repository, enrollment, slug, f"{at:040x}", f"{at:040x}", moment, number + 1


def _runs(school: School) -> Iterator[Row]:
    documents = [{kind: _document(exercise, kind) for kind, _ in set(ENDINGS)} for exercise in school.exercises]
    image = sha256(b"image").hexdigest()
    for learner, place, cell, tries in _grid(school):
        suite = school.exercises[place].suite_digest
        for number in range(tries):
            at, moment = cell * max(TRIES) + number, _moment(school, learner, place, number)
            head = id_of("U", at), id_of("S", at), id_of("E", learner), QueueName.LIVE
            last = number == tries - 1
            if last and _runs_now(school, learner, place):
                # Without an end of its lease no sweep takes it back.
                yield *head, RunState.RUNNING, suite, None, None, 1, moment, moment, None, "held", None, None
                continue
            kind = ENDINGS[cell % len(ENDINGS)][0] if last else "partial"
            ended = moment + timedelta(seconds=1)
            digest = f"{at:064x}"
            result = documents[place][kind]
            yield *head, RunState.FINISHED, suite, image, digest, 1, moment, moment, ended, None, None, result


def _grid(school: School) -> Iterator[tuple[int, int, int, int]]:
    """Yield (learner, place of the exercise, number of the cell, tries)."""
    for cell, (learner, place) in enumerate(product(range(school.learners), range(len(school.exercises)))):
        yield learner, place, cell, TRIES[cell % len(TRIES)]


def _runs_now(school: School, learner: int, place: int) -> bool:
    return learner < school.watched and place == len(school.exercises) - 1


def _moment(school: School, learner: int, place: int, number: int) -> datetime:
    """Return when a try came: exercise after exercise over the span, the last of all some minutes ago."""
    ago = SPAN * (len(school.exercises) - 1 - place) / len(school.exercises)
    return school.now - ago - timedelta(minutes=7 * (max(TRIES) - number), seconds=learner % 600)


def result_for(exercise: Exercise, verdict: Verdict, *, passing: int = 1) -> Result:
    """Return what a hand-in came to: everything passed, or so many checks and then one that fails."""
    passed = len(exercise.checks) if verdict is Verdict.PASSED else passing
    checks = [CheckReport(check.id, Outcome.PASSED) for check in exercise.checks[:passed]]
    for check in exercise.checks[passed : passed + 1]:
        message = Message("not_equal", {}, "assert 'Bonjour  !' == 'Bonjour inconnu !'")
        values = ("'Bonjour inconnu !'", "'Bonjour  !'")
        checks.append(CheckReport(check.id, Outcome.FAILED, Reason.CHECK_FAILED, message, *values))
    needs = Message("needs", {"check": exercise.checks[0].id})
    checks += [CheckReport(check.id, Outcome.NOT_RUN, message=needs) for check in exercise.checks[passed + 1 :]]
    report = Report(tuple(checks), Ending.FINISHED, sandbox=timedelta(seconds=1), tests=timedelta(seconds=0.2))
    return score(exercise, report)


def _document(exercise: Exercise, kind: str) -> Document:
    verdict = Verdict.PASSED if kind == "passed" else Verdict.FAILED
    return Document(document_of(result_for(exercise, verdict, passing=kind == "partial")))


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)
