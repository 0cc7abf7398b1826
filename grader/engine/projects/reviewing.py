"""Reviews of what was handed in: by the grid, by the staff, and by peers who were drawn."""

from grader.domain.errors import NotAllowed
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.projects.pairing import ProjectPair, draw
from grader.domain.projects.review import ProjectReview, ReviewWords, checked_words
from grader.engine.competencies.noting import note_project
from grader.engine.ports.database import Database
from grader.engine.ports.sources import Now
from grader.engine.projects.rights import seen_hand_in, seen_project, staffed_project


def review_hand_in(
    viewer: Person, hand_in_id: str, words: ReviewWords, *, database: Database, now: Now
) -> ProjectReview:
    """Return how the viewer finds a hand-in, in the place of what they said of it before.

    Where somebody of the staff finds every criterion reached, it speaks for the project's competencies from then on;
    whether these are validated, a person says elsewhere.

    Raises:
        NotFound: `project_hand_in`: it is not theirs to read.
        NotAllowed: `own_hand_in`.
        NotValid: `project_levels`, `text_shape`, `text_unseen`.
    """
    with database.begin() as tx:
        hand_in, project, as_peer = seen_hand_in(viewer, hand_in_id, tx, now)
        _, place = seen_project(viewer, project.id, tx, now)
        if place is not None and not as_peer:
            raise NotAllowed("own_hand_in")
        said = checked_words(words, project)
        review = ProjectReview(
            hand_in_id=hand_in.id,
            enrollment_id=hand_in.enrollment_id,
            reviewer=viewer,
            as_peer=as_peer,
            levels=said.levels,
            comments=said.comments,
            comment=said.comment,
            written_at=now(),
        )
        tx.projects.put_review(review)
        if review.reaches(project.criteria):
            note_project(tx, hand_in.enrollment_id, project.slug, project.competencies, hand_in.handed_in_at)
        (reviewed,) = tx.cohorts.places([hand_in.enrollment_id])
        tx.audit.add(Act.PROJECT_REVIEWED, reviewed.person.id, belongs_to=project.cohort)
    return review


def draw_pairs(viewer: Person, project_id: str, *, database: Database) -> tuple[ProjectPair, ...]:
    """Draw who reviews whom among those who have handed in and are in no pair yet, and return the new pairs.

    Raises:
        NotFound: There is no such project, or the viewer is not of its cohort's staff.
        NotAllowed: `project_without_peers`: its learners do not review one another.
    """
    with database.begin() as tx:
        project = staffed_project(viewer, project_id, tx)
        if not project.peers:
            raise NotAllowed("project_without_peers")
        handed_in = [one.enrollment_id for one in tx.projects.newest_hand_ins(project_id)]
        active = {place.id for place in tx.cohorts.places(handed_in) if place.status.hands_in}
        pairs = draw(project_id, active, tx.projects.pairs_of(project_id))
        tx.projects.add_pairs(pairs)
        tx.audit.add(Act.PROJECT_PAIRS_DRAWN, project.id, belongs_to=project.cohort)
    return pairs
