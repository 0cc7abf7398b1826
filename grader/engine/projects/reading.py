"""Projects as people read them: a cohort's list, one with what was handed in of it, and one hand-in by the grid."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.domain.cohorts.cohort import Cohort, Enrollment
from grader.domain.errors import NotFound, RepositoryUnreadable
from grader.domain.people import Person
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.project import Project
from grader.domain.projects.review import ProjectReview
from grader.domain.submissions.hand_in import MAX_FILE_BYTES, EntryKind
from grader.engine.people.access import may_see_cohort, may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import Now
from grader.engine.projects.rights import seen_hand_in, seen_project

MAX_SHOWN_FILES = 20


@dataclass(frozen=True)
class ProjectsPage:
    """A cohort's projects, as far as the viewer sees them.

    Attributes:
        is_staff: The viewer makes and changes them.
        unread: For the staff, by project: the newest hand-ins of learners that nobody of the staff has reviewed.
    """

    cohort: Cohort
    projects: tuple[Project, ...]
    is_staff: bool
    unread: Mapping[str, int]


@dataclass(frozen=True)
class HandedInProject:
    """A learner's place with the newest that they handed in, and what people say of it.

    Attributes:
        is_reached: Somebody of the staff found each criterion reached.
        is_late: It came after the due date.
    """

    place: Enrollment
    hand_in: ProjectHandIn | None
    reviews: tuple[ProjectReview, ...]
    is_reached: bool
    is_late: bool


@dataclass(frozen=True)
class ProjectPage:
    """A project.

    Attributes:
        own: What the viewer handed in, newest first; None for the staff.
        learners: For the staff every learner in training, and who has handed in; for a learner themselves.
        to_review: Of a learner: whose newest hand-in they were drawn to review.
        paired: How many review somebody.
    """

    project: Project
    cohort: Cohort
    own: tuple[ProjectHandIn, ...] | None
    learners: tuple[HandedInProject, ...]
    to_review: tuple[HandedInProject, ...]
    paired: int

    @property
    def is_staff(self) -> bool:
        """Tell whether the viewer is of the cohort's staff."""
        return self.own is None


@dataclass(frozen=True)
class ProjectHandInPage:
    """A hand-in with the grid.

    Attributes:
        reviews: The staff's in front; a peer sees their own alone.
        mine: What the viewer said of it.
        may_review: The viewer is of the staff, or was drawn.
        as_peer: The viewer was drawn.
        files: Texts of the folder by path; none of an address, or where they were erased or cannot be read.
    """

    project: Project
    hand_in: ProjectHandIn
    learner: Person
    reviews: tuple[ProjectReview, ...]
    mine: ProjectReview | None
    may_review: bool
    as_peer: bool
    is_late: bool
    files: Mapping[str, str]

    @property
    def is_reached(self) -> bool:
        """Tell whether somebody of the staff found each criterion reached."""
        return any(one.reaches(self.project.criteria) for one in self.reviews)


def projects_page(viewer: Person, slug: str, *, database: Database, now: Now) -> ProjectsPage:
    """Return a cohort's projects: all of them for its staff, those that have begun for its learners.

    Raises:
        NotFound: There is no such cohort, or it is not theirs.
    """
    with database.read() as tx:
        cohort = tx.cohorts.get(slug)
        if cohort is None or not may_see_cohort(viewer, slug, tx):
            raise NotFound("cohort", slug=slug)
        is_staff = may_see_everyone(viewer, slug, tx)
        projects = tuple(one for one in tx.projects.of_cohort(slug) if is_staff or one.has_begun(now()))
        unread = {one.id: _unread(one, tx) for one in projects} if is_staff else {}
    return ProjectsPage(cohort, projects, is_staff, unread)


def _unread(project: Project, tx: Transaction) -> int:
    newest = {one.id for one in tx.projects.newest_hand_ins(project.id)}
    return len(newest - {one.hand_in_id for one in tx.projects.reviews_of(newest) if not one.as_peer})


def project_page(viewer: Person, project_id: str, *, database: Database, now: Now) -> ProjectPage:
    """Return a project, in a fixed number of queries.

    Raises:
        NotFound: As `seen_project`.
    """
    with database.read() as tx:
        project, place = seen_project(viewer, project_id, tx, now)
        cohort = tx.cohorts.get(project.cohort)
        if cohort is None:
            raise NotFound("project", id=project_id)
        newest = tx.projects.newest_hand_ins(project_id)
        pairs = tx.projects.pairs_of(project_id) if project.peers else ()
        mine = {pair.reviewed for pair in pairs if place is not None and pair.reviewer == place.id}
        own = tx.projects.hand_ins_of(place.id, project_id) if place else None
        every = _handed_in(project, [place] if place else tx.cohorts.enrollments(cohort.slug), newest, tx)
        seen = tuple(one for one in every if place or one.hand_in or one.place.status.hands_in)
        peers = _handed_in(project, tx.cohorts.places(sorted(mine)), newest, tx, by=viewer) if mine else ()
    return ProjectPage(project, cohort, own, seen, peers, paired=len({pair.reviewer for pair in pairs}))


def project_hand_in_page(
    viewer: Person, hand_in_id: str, *, database: Database, repositories: Repositories, now: Now
) -> ProjectHandInPage:
    """Return a hand-in with its files and what people say of it.

    Raises:
        NotFound: As `seen_hand_in`.
    """
    with database.read() as tx:
        hand_in, project, as_peer = seen_hand_in(viewer, hand_in_id, tx, now)
        (place,) = tx.cohorts.places([hand_in.enrollment_id])
        repository = tx.repositories.of_enrollment(place.id)
        reviews = tx.projects.reviews_of([hand_in_id])
    seen = tuple(one for one in reviews if not as_peer or one.reviewer.id == viewer.id)
    path = repository.path if repository else None
    return ProjectHandInPage(
        project=project,
        hand_in=hand_in,
        learner=place.person,
        reviews=tuple(sorted(seen, key=lambda one: one.as_peer)),
        mine=next((one for one in reviews if one.reviewer.id == viewer.id), None),
        may_review=as_peer or place.person.id != viewer.id,
        as_peer=as_peer,
        is_late=_is_late(project, hand_in),
        files=_texts(path, hand_in.commit, project.slug, repositories) if path and hand_in.commit else {},
    )


def _handed_in(
    project: Project,
    places: Sequence[Enrollment],
    newest: Sequence[ProjectHandIn],
    tx: Transaction,
    *,
    by: Person | None = None,
) -> tuple[HandedInProject, ...]:
    """Return what these handed in last, by name; `by`: with that person's reviews alone."""
    sent = {one.enrollment_id: one for one in newest}
    ids = [sent[place.id].id for place in places if place.id in sent]
    reviews: dict[str, tuple[ProjectReview, ...]] = {}
    for one in tx.projects.reviews_of(ids):
        if by is None or one.reviewer.id == by.id:
            reviews[one.hand_in_id] = (*reviews.get(one.hand_in_id, ()), one)
    in_order = sorted(places, key=lambda place: place.person.list_order)
    return tuple(_line(project, place, sent.get(place.id), reviews) for place in in_order)


def _line(
    project: Project, place: Enrollment, hand_in: ProjectHandIn | None, reviews: Mapping[str, tuple[ProjectReview, ...]]
) -> HandedInProject:
    said = reviews.get(hand_in.id, ()) if hand_in else ()
    reached = any(one.reaches(project.criteria) for one in said)
    return HandedInProject(place, hand_in, said, reached, bool(hand_in) and _is_late(project, hand_in))


def _is_late(project: Project, hand_in: ProjectHandIn | None) -> bool:
    return hand_in is not None and project.due_at is not None and hand_in.handed_in_at > project.due_at


def _texts(path: str, commit: str, folder: str, repositories: Repositories) -> Mapping[str, str]:
    """Return the texts of a folder at a commit, at most 20; nothing where Git cannot read it any more."""
    try:
        tree = repositories.folders(path, commit).get(folder)
        entries = repositories.entries(path, tree, ()) if tree else ()
        plain = {one.path: one for one in entries if one.kind is EntryKind.FILE and one.size_bytes <= MAX_FILE_BYTES}
        files = repositories.read(path, [plain[name] for name in sorted(plain)[:MAX_SHOWN_FILES]])
    except RepositoryUnreadable:
        return {}
    return {file.path: file.content.decode("utf-8", "replace") for file in files if b"\0" not in file.content}
