"""Projects of cohorts, what was handed in of them, and how people found it."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, insert, select

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import insert_missing, upsert
from grader.domain.projects.hand_in import ProjectHandIn
from grader.domain.projects.pairing import ProjectPair
from grader.domain.projects.project import USUAL_SCALE, Criterion, Level, Project
from grader.domain.projects.review import ProjectReview
from grader.domain.text import Text

PROJECT, SENT, REVIEW, PAIR = (
    *(tables.project.c, tables.project_hand_in.c),
    *(tables.project_review.c, tables.project_pair.c),
)
IN_COLUMNS = ("id", "cohort", "slug", "starts_at", "due_at", "peers")
WITH_REVIEWER = select(tables.project_review, tables.person).join(
    tables.person, tables.person.c.id == REVIEW.reviewer_id
)


class StoredProjects:
    """`grader.engine.ports.projects.Projects` over the tables of projects."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, project_id: str) -> Project | None:
        return next(iter(self._projects(PROJECT.id == project_id)), None)

    def by_slug(self, cohort: str, slug: str) -> Project | None:
        return next(iter(self._projects(and_(PROJECT.cohort == cohort, PROJECT.slug == slug))), None)

    def put(self, project: Project) -> None:
        columns = {name: getattr(project, name) for name in IN_COLUMNS}
        upsert(self._connection, tables.project, columns | {"document": _document(project)})

    def remove(self, project_id: str) -> None:
        self._connection.execute(delete(tables.project).where(PROJECT.id == project_id))

    def of_cohort(self, cohort: str) -> tuple[Project, ...]:
        return tuple(sorted(self._projects(PROJECT.cohort == cohort), key=_order))

    def _projects(self, which: ColumnElement[bool]) -> tuple[Project, ...]:
        return tuple(map(_project, self._connection.execute(select(tables.project).where(which)).mappings().all()))

    def add_hand_in(self, hand_in: ProjectHandIn) -> None:
        self._connection.execute(insert(tables.project_hand_in).values(vars(hand_in)))

    def hand_in(self, hand_in_id: str) -> ProjectHandIn | None:
        return next(iter(self._hand_ins(SENT.id == hand_in_id)), None)

    def hand_ins_of(self, enrollment_id: str, project_id: str | None = None) -> tuple[ProjectHandIn, ...]:
        theirs = SENT.enrollment_id == enrollment_id
        found = self._hand_ins(theirs if project_id is None else and_(theirs, SENT.project_id == project_id))
        return tuple(sorted(found, key=lambda one: (one.project_id, -one.number)))

    def newest_hand_ins(self, project_id: str) -> tuple[ProjectHandIn, ...]:
        last = select(SENT.enrollment_id, func.max(SENT.number).label("number"))
        last_ones = last.where(SENT.project_id == project_id).group_by(SENT.enrollment_id).subquery()
        newest = and_(last_ones.c.enrollment_id == SENT.enrollment_id, last_ones.c.number == SENT.number)
        found = select(tables.project_hand_in).join(last_ones, newest).where(SENT.project_id == project_id)
        rows = self._connection.execute(found.order_by(SENT.enrollment_id)).mappings().all()
        return tuple(ProjectHandIn(**row) for row in rows)

    def _hand_ins(self, which: ColumnElement[bool]) -> tuple[ProjectHandIn, ...]:
        rows = self._connection.execute(select(tables.project_hand_in).where(which)).mappings().all()
        return tuple(ProjectHandIn(**row) for row in rows)

    def is_reviewed(self, project_id: str) -> bool:
        found = select(REVIEW.hand_in_id).join(tables.project_hand_in, SENT.id == REVIEW.hand_in_id)
        return self._connection.scalar(found.where(SENT.project_id == project_id).limit(1)) is not None

    def put_review(self, review: ProjectReview) -> None:
        values = {name: value for name, value in vars(review).items() if name != "reviewer"}
        json = {"levels": dict(review.levels), "comments": dict(review.comments)}
        upsert(self._connection, tables.project_review, values | json | {"reviewer_id": review.reviewer.id})

    def reviews_of(self, hand_in_ids: Collection[str]) -> tuple[ProjectReview, ...]:
        return self._reviews(REVIEW.hand_in_id.in_(hand_in_ids)) if hand_in_ids else ()

    def reviews_by(self, person_id: str) -> tuple[ProjectReview, ...]:
        return self._reviews(REVIEW.reviewer_id == person_id)

    def _reviews(self, which: ColumnElement[bool]) -> tuple[ProjectReview, ...]:
        found = WITH_REVIEWER.where(which).order_by(REVIEW.written_at, REVIEW.hand_in_id, REVIEW.reviewer_id)
        return tuple(map(_review, self._connection.execute(found).mappings().all()))

    def add_pairs(self, pairs: Sequence[ProjectPair]) -> None:
        insert_missing(self._connection, tables.project_pair, *map(vars, pairs))

    def pairs_of(self, project_id: str) -> tuple[ProjectPair, ...]:
        found = select(tables.project_pair).where(PAIR.project_id == project_id).order_by(PAIR.reviewer, PAIR.reviewed)
        return tuple(ProjectPair(**row) for row in self._connection.execute(found).mappings().all())


def _order(project: Project) -> tuple[bool, str, str]:
    return project.starts_at is None, project.starts_at.isoformat() if project.starts_at else "", project.slug


def _text(text: Text) -> dict[str, str]:
    return {"fr": text.fr, "en": text.en}


def _document(project: Project) -> Mapping[str, object]:
    return {
        "title": _text(project.title),
        "brief": _text(project.brief),
        "competencies": list(project.competencies),
        "scale": project.scale,
        "criteria": [
            {"id": one.id, "title": _text(one.title), "words": {word: _text(text) for word, text in one.words.items()}}
            for one in project.criteria
        ],
    }


def _project(row: RowMapping) -> Project:
    kept = row["document"]
    criteria = (
        Criterion(
            id=one["id"],
            title=Text(**one["title"]),
            words={Level(word): Text(**text) for word, text in one["words"].items()},
        )
        for one in kept["criteria"]
    )
    return Project(
        **{name: row[name] for name in IN_COLUMNS},
        title=Text(**kept["title"]),
        brief=Text(**kept["brief"]),
        criteria=tuple(criteria),
        competencies=tuple(kept["competencies"]),
        scale=kept.get("scale", USUAL_SCALE),  # there was one scale before
    )


def _review(row: RowMapping) -> ProjectReview:
    return ProjectReview(
        hand_in_id=row[REVIEW.hand_in_id],
        enrollment_id=row[REVIEW.enrollment_id],
        reviewer=person_of(row),
        as_peer=row[REVIEW.as_peer],
        levels={id_: Level(word) for id_, word in row[REVIEW.levels].items()},
        comments=row[REVIEW.comments],
        comment=row[REVIEW.comment],
        written_at=row[REVIEW.written_at],
    )
