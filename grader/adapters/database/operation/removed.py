"""Taking back what was made by mistake: a place without work, a person without one, a cohort without people."""

from sqlalchemy import Connection, Table, delete, select

from grader.adapters.database import tables
from grader.adapters.database.learner_locks import LearnerLocks

OF_A_PLACE: tuple[Table, ...] = (
    *(tables.accommodation, tables.appointment, tables.extension, tables.follow_up, tables.note, tables.obstacle),
    *(tables.effort, tables.lti_score, tables.stumble),
    *(tables.placement, tables.placement_link, tables.placement_question, tables.progress, tables.remote),
    *(tables.evidence, tables.repository, tables.validation),
)
OF_A_PERSON: tuple[Table, ...] = (
    *(tables.answered_request, tables.calendar, tables.letter, tables.session, tables.access_token, tables.ssh_key),
    *(tables.identity, tables.invitation, tables.look, tables.lti_course, tables.obstacle_consent),
    tables.placement_silence,
)
OF_A_PORTFOLIO: tuple[Table, ...] = (
    *(tables.portfolio_item, tables.portfolio_link, tables.portfolio_opening),
    *(tables.portfolio_share, tables.portfolio),
)
OF_A_COHORT: tuple[Table, ...] = (
    *(tables.alert_rules, tables.assignment, tables.digest_reader, tables.plan, tables.pinned_answer, tables.letter),
    *(tables.chat_message, tables.chat_hook, tables.company_cohort, tables.counsellor, tables.placement_writing),
    *(tables.lti_course, tables.project, tables.staff),
)


class StoredRemovals:
    """`grader.engine.ports.retention.MistakeRecords`."""

    def __init__(self, connection: Connection, learners: LearnerLocks) -> None:
        self._connection = connection
        self._learners = learners

    def has_work(self, enrollment_id: str) -> bool:
        return any(
            self._connection.scalar(select(table.c.id).where(table.c.enrollment_id == enrollment_id).limit(1))
            for table in (tables.submission, tables.project_hand_in)
        )

    def hold(self, enrollment_id: str) -> None:
        self._learners.hold_all([enrollment_id])

    def place(self, enrollment_id: str) -> None:
        held = select(tables.repository.c.id).where(tables.repository.c.enrollment_id == enrollment_id)
        trees = tables.repository_tree
        self._connection.execute(delete(trees).where(trees.c.repository_id.in_(held)))
        for end in (tables.project_pair.c.reviewer, tables.project_pair.c.reviewed):
            self._connection.execute(delete(tables.project_pair).where(end == enrollment_id))
        for table in OF_A_PLACE:
            self._connection.execute(delete(table).where(table.c.enrollment_id == enrollment_id))
        self._connection.execute(delete(tables.enrollment).where(tables.enrollment.c.id == enrollment_id))

    def person(self, person_id: str) -> None:
        for table in (*OF_A_PORTFOLIO, *OF_A_PERSON):
            self._connection.execute(delete(table).where(table.c.person_id == person_id))
        self._connection.execute(delete(tables.person).where(tables.person.c.id == person_id))

    def cohort(self, slug: str) -> None:
        for table in OF_A_COHORT:
            self._connection.execute(delete(table).where(table.c.cohort == slug))
        self._connection.execute(delete(tables.cohort).where(tables.cohort.c.slug == slug))
