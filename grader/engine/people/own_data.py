"""All that is kept about a person, for themselves to take away: rows as values, and the repositories they belong to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from grader.domain.accounts.credentials import AccessToken, Session
from grader.domain.accounts.ssh_keys import SshKey
from grader.domain.alerts.follow_up import FollowUp
from grader.domain.cohorts.cohort import Enrollment
from grader.domain.comments import Comment, Thread
from grader.domain.competencies.evidence import CompetencyEvidence
from grader.domain.competencies.validation import Validation
from grader.domain.counselling import Appointment, Obstacle
from grader.domain.digests import DigestReader
from grader.domain.exercises.exercise import Exercise
from grader.domain.grading.run import Run
from grader.domain.help_requests import HelpRequest
from grader.domain.identities.identity import Identity
from grader.domain.looks import PageLook
from grader.domain.notes import Note
from grader.domain.operation.audit import Act, AuditEntry
from grader.domain.partners import Company
from grader.domain.people import Person
from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.placements.placement import Placement
from grader.domain.placements.question import PlacementQuestion
from grader.domain.portfolios import CompanyShare, Portfolio, PortfolioLink
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.review import ProjectReview
from grader.domain.receipts import Receipt
from grader.domain.regrades.regrade import RegradeItem
from grader.domain.remotes.remote import Remote
from grader.domain.rosters.letter import Letter
from grader.domain.submissions.submission import Repository, Submission
from grader.domain.verdicts import RunState
from grader.engine.grading.hints import Tries
from grader.engine.people.tasks import Task, all_tasks_of
from grader.engine.ports.audit import AuditQuery
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import Now
from grader.engine.submissions.check_lines import CheckLine, Reader, check_lines

AT_ONCE = 100
"""Hand-ins that are read in one transaction."""

MOST_ACTS = 10_000


@dataclass(frozen=True)
class OwnHandIn:
    """A hand-in with its newest run; of each check what its learner may see."""

    submission: Submission
    run: Run | None
    exercise: Exercise | None
    lines: tuple[CheckLine, ...]
    threads: tuple[Thread, ...] = ()
    notes: tuple[Note, ...] = ()
    help_requests: tuple[HelpRequest, ...] = ()
    regrades: tuple[RegradeItem, ...] = ()
    receipts: tuple[Receipt, ...] = ()


ReadHandIns = Callable[[str, Mapping[str, bool]], Iterator[OwnHandIn]]


@dataclass(frozen=True)
class OwnPlace:
    """A place in a cohort, with all that belongs to it.

    Attributes:
        follow_ups: What their trainers wrote down of being in touch with them, newest first.
        remotes: Their repositories on forges.
        more_time: What they have beside the time of the others, in percent.
        placements: What became of them afterwards, as far as it was said.
        appointments: Theirs with counsellors, the latest day first.
        obstacles: What stands in their way, as far as they agree that it is written down.
        placement_questions: How they were asked about it, without the links, which nobody kept.
        evidence: What speaks for their competencies.
        validations: What was said of their competencies.
        projects: What they handed in of projects, with what people said of it.
        hand_ins: Newest first, read a page a transaction while they are asked for; once.
    """

    enrollment: Enrollment
    repository: Repository | None
    tasks: tuple[Task, ...]
    follow_ups: tuple[FollowUp, ...]
    remotes: tuple[Remote, ...]
    more_time: int
    placements: tuple[Placement, ...]
    appointments: tuple[Appointment, ...]
    obstacles: tuple[Obstacle, ...]
    placement_questions: tuple[PlacementQuestion, ...]
    evidence: tuple[CompetencyEvidence, ...]
    validations: tuple[Validation, ...]
    projects: tuple[tuple[ProjectHandIn, tuple[ProjectReview, ...]], ...]
    hand_ins: Iterator[OwnHandIn]


@dataclass(frozen=True)
class OwnPortfolioData:
    """Their portfolio, with whom they agreed to share it; links without their secrets."""

    portfolio: Portfolio
    links: tuple[PortfolioLink, ...]
    shares: tuple[CompanyShare, ...]
    openings: Mapping[date, int]


@dataclass(frozen=True)
class OwnData:
    """What is kept about a person.

    Attributes:
        comments: What they wrote of hand-ins, each with the id of its hand-in, oldest first.
        notes: What they noted of others' hand-ins as staff, oldest first.
        follow_ups: What they wrote down as staff of being in touch with learners, oldest first.
        letter: The newest letter to them, without its link, which nobody kept.
        no_placement_letters_since: Since when they want no letter that asks what became of them.
        digests: The digests that come to them by e-mail, by cohort.
        project_reviews: What they said of others' projects, oldest first.
        answers: What they pinned to failures as staff, as it is now, oldest first.
        validations: What they said of learners' competencies as staff, oldest first.
        company: The partner company that they are of.
        looks: Who looked at their pages, the last day first.
        looked_at: Whose pages they looked at, by the id of the person, the last day first.
        obstacles_agreed_at: Since when they agree that what stands in their way is written down.
        acts: What they did, newest first, as far as it is kept.
    """

    person: Person
    sessions: tuple[Session, ...]
    tokens: tuple[AccessToken, ...]
    ssh_keys: tuple[SshKey, ...]
    identities: tuple[Identity, ...]
    places: tuple[OwnPlace, ...]
    comments: tuple[tuple[str, Comment], ...]
    notes: tuple[Note, ...]
    follow_ups: tuple[FollowUp, ...]
    letter: Letter | None
    no_placement_letters_since: datetime | None
    digests: tuple[DigestReader, ...]
    project_reviews: tuple[ProjectReview, ...]
    answers: tuple[PinnedAnswer, ...]
    validations: tuple[Validation, ...]
    company: Company | None
    portfolio: OwnPortfolioData | None
    obstacles_agreed_at: datetime | None
    looks: tuple[PageLook, ...]
    looked_at: tuple[tuple[str, PageLook], ...]
    acts: tuple[AuditEntry, ...]


def own_data(person: Person, *, database: Database, now: Now, at_once: int = AT_ONCE) -> OwnData:
    """Return all that is kept about a person, and write down that they took it."""
    read = partial(_hand_ins, database=database, at_once=at_once)
    with database.begin() as tx:
        tx.audit.add(Act.DATA_TAKEN, person.id)
    with database.read() as tx:
        held = tx.cohorts.enrollments_of_person(person.id)
        return OwnData(
            person=person,
            sessions=tuple(tx.credentials.sessions(person.id)),
            tokens=tuple(tx.credentials.tokens(person.id)),
            ssh_keys=tx.ssh_keys.of_person(person.id),
            identities=tx.identities.of_person(person.id),
            places=tuple(_place(place, tx, now, read) for place in held),
            comments=tx.comments.by_author(person.id),
            notes=tx.notes.by_author(person.id),
            follow_ups=tx.alerts.by_author(person.id),
            letter=tx.letters.of([person.id]).get(person.id),
            no_placement_letters_since=tx.placement_questions.no_letters_since(person.id),
            digests=tx.digests.of_person(person.id),
            project_reviews=tx.projects.reviews_by(person.id),
            answers=tx.pinned_answers.by_author(person.id),
            validations=tx.competencies.said_by(person.id),
            company=tx.partners.of_person(person.id),
            portfolio=_portfolio(person.id, tx),
            obstacles_agreed_at=tx.counselling.agreed([person.id]).get(person.id),
            looks=tx.looks.of(person.id),
            looked_at=tx.looks.by(person.id),
            acts=tx.audit.find(AuditQuery(who=(person.id,)), MOST_ACTS),
        )


def _portfolio(person_id: str, tx: Transaction) -> OwnPortfolioData | None:
    portfolio, kept = tx.portfolios.of(person_id), tx.portfolios
    if portfolio is None:
        return None
    return OwnPortfolioData(portfolio, kept.links(person_id), kept.shares(person_id), kept.openings(person_id))


def _place(place: Enrollment, tx: Transaction, now: Now, read: ReadHandIns) -> OwnPlace:
    tasks = all_tasks_of(place.id, tx)
    due = {task.exercise: task.due_at is not None and task.due_at <= now() for task in tasks}
    return OwnPlace(
        enrollment=place,
        repository=tx.repositories.of_enrollment(place.id),
        tasks=tasks,
        follow_ups=tx.alerts.of_enrollment(place.id),
        remotes=tx.remotes.of_enrollment(place.id),
        more_time=tx.accommodations.of([place.id]).get(place.id, 0),
        placements=tx.placements.of(place.id),
        appointments=tx.counselling.appointments([place.id]),
        obstacles=tx.counselling.obstacles(place.id),
        placement_questions=tx.placement_questions.of(place.id),
        evidence=tx.competencies.evidence(place.id),
        validations=tx.competencies.validations(place.id),
        projects=_projects(place, tx),
        hand_ins=read(place.id, due),
    )


def _projects(place: Enrollment, tx: Transaction) -> tuple[tuple[ProjectHandIn, tuple[ProjectReview, ...]], ...]:
    sent = tx.projects.hand_ins_of(place.id)
    reviews = tx.projects.reviews_of([one.id for one in sent])
    return tuple((one, tuple(review for review in reviews if review.hand_in_id == one.id)) for one in sent)


def _hand_ins(
    enrollment_id: str, past_due: Mapping[str, bool], *, database: Database, at_once: int
) -> Iterator[OwnHandIn]:
    last: Submission | None = None
    while True:
        with database.read() as tx:
            some = tx.submissions.page([enrollment_id], None, last, at_once)
            page = _page(some, past_due, tx)
        if not page:
            return
        yield from page
        last = page[-1].submission


def _page(some: Sequence[Submission], past_due: Mapping[str, bool], tx: Transaction) -> tuple[OwnHandIn, ...]:
    ids = [submission.id for submission in some]
    if not ids:
        return ()
    runs, threads, notes = tx.runs.latest_of(ids), tx.comments.of_submissions(ids), tx.notes.of_submissions(ids)
    asked, regraded = tx.help_requests.of_submissions(ids), tx.regrades.of_submissions(ids)
    receipts = tx.receipts.of_submissions(ids)
    found = (_hand_in(submission, runs.get(submission.id), past_due, tx) for submission in some)
    return tuple(
        replace(
            one,
            threads=threads.get(one.submission.id, ()),
            notes=notes.get(one.submission.id, ()),
            help_requests=asked.get(one.submission.id, ()),
            regrades=regraded.get(one.submission.id, ()),
            receipts=receipts.get(one.submission.id, ()),
        )
        for one in found
    )


def _hand_in(submission: Submission, run: Run | None, past_due: Mapping[str, bool], tx: Transaction) -> OwnHandIn:
    exercise = tx.catalog.version(run.suite_digest) if run else None
    reader = Reader(staff=False, past_due=past_due.get(submission.exercise, False))
    return OwnHandIn(submission, run, exercise, _lines(submission, run, exercise, reader))


def _lines(submission: Submission, run: Run | None, exercise: Exercise | None, reader: Reader) -> tuple[CheckLine, ...]:
    if run is None or run.result is None or exercise is None:
        return ()
    landed = {check.id: check for check in run.result.checks}
    return check_lines(exercise, landed, Tries(submission.number, {}), reader, RunState.FINISHED)
