"""Competency frameworks as documents, what speaks for learners' competencies, and what people said of these."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NotRequired, TypedDict

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, exists, func, insert, or_, select

from grader.adapters.database import tables
from grader.adapters.database.exercises.versions import TextDocument
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import insert_missing
from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind
from grader.domain.competencies.framework import Block, Competency, Framework, Frameworks
from grader.domain.competencies.validation import Validation
from grader.domain.text import Text
from grader.domain.verdicts import RunState, Status
from grader.engine.ports.competencies import EvidenceCount

FRAMEWORK, SHOWN, SAID, PLACE = tables.framework.c, tables.evidence.c, tables.validation.c, tables.enrollment.c
CELL, HAND_IN, RUN = tables.progress.c, tables.submission.c, tables.run.c
EVERY = select(FRAMEWORK.slug, FRAMEWORK.version, FRAMEWORK.document).order_by(FRAMEWORK.slug, FRAMEWORK.version)
NEWEST = select(FRAMEWORK.slug, func.max(FRAMEWORK.version)).group_by(FRAMEWORK.slug)
OF_ONE = select(tables.evidence).where(SHOWN.enrollment_id == bindparam("id"))
COUNTED = (
    select(SHOWN.enrollment_id, SHOWN.framework, SHOWN.competency, func.count().label("count"))
    .join(tables.enrollment, PLACE.id == SHOWN.enrollment_id)
    .where(PLACE.cohort == bindparam("cohort"))
    .group_by(SHOWN.enrollment_id, SHOWN.framework, SHOWN.competency)
)
OF_COHORT = select(PLACE.id).where(PLACE.cohort == bindparam("cohort"))
CONCERNED = (
    select(FRAMEWORK.slug)
    .distinct()
    .where(
        or_(
            exists().where(SHOWN.enrollment_id.in_(OF_COHORT), SHOWN.framework == FRAMEWORK.slug),
            exists().where(SAID.enrollment_id.in_(OF_COHORT), SAID.framework == FRAMEWORK.slug),
        )
    )
)
PASSES = (
    select(CELL.enrollment_id, CELL.submission_id, HAND_IN.received_at.label("at"), RUN.id.label("run_id"))
    .join(tables.submission, HAND_IN.id == CELL.submission_id)
    .join(tables.run, RUN.submission_id == HAND_IN.id)
    .where(CELL.exercise == bindparam("exercise"), CELL.status == Status.PASSED)
    .where(RUN.suite_digest == bindparam("suite_digest"), RUN.state == RunState.FINISHED, RUN.regrade_id.is_(None))
    .order_by(CELL.enrollment_id, RUN.queued_at)
)
"""Learners' passes by one version of an exercise, with the run that told; of a hand-in's several runs the first."""

WITH_WHO = select(tables.validation, tables.person).join(tables.person, tables.person.c.id == SAID.person_id)


class NameDocument(TypedDict):
    """A competency as stored."""

    fr: str
    en: str
    by_person: NotRequired[bool]


class BlockDocument(TypedDict):
    """A block as stored, its competencies by their codes."""

    code: str
    title: TextDocument
    competencies: dict[str, NameDocument]


class FrameworkDocument(TypedDict):
    """A version of a framework as stored: as the files of `migrations/frameworks/` have it."""

    title: TextDocument
    source: str
    dated: str
    blocks: list[BlockDocument]


class StoredCompetencies:
    """`grader.engine.ports.competencies.Competencies` in the tables `framework`, `evidence` and `validation`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def frameworks(self) -> Frameworks:
        rows = self._connection.execute(EVERY).all()
        return Frameworks(tuple(framework_of(slug, version, document) for slug, version, document in rows))

    def versions(self) -> Mapping[str, int]:
        return dict(self._connection.execute(NEWEST).all())

    def bring_in(self, framework: Framework) -> None:
        named = {"slug": framework.slug, "version": framework.version}
        self._connection.execute(insert(tables.framework).values(**named, document=document_of(framework)))

    def add_evidence(self, *evidence: CompetencyEvidence) -> None:
        insert_missing(self._connection, tables.evidence, *map(vars, evidence))

    def add_of_passes(self, exercise: str, suite_digest: str, declared: Sequence[tuple[str, int, str]]) -> None:
        given = {"exercise": exercise, "suite_digest": suite_digest}
        passes = self._connection.execute(PASSES, given).mappings().all() if declared else ()
        spoken = (dict(zip(("framework", "version", "competency"), one, strict=True)) for one in declared)
        always = {"kind": EvidenceKind.EXERCISE, "source": exercise}
        rows = [dict(row) | one | always for one in spoken for row in passes]
        insert_missing(self._connection, tables.evidence, *rows)

    def evidence(self, enrollment_id: str) -> tuple[CompetencyEvidence, ...]:
        ordered = OF_ONE.order_by(SHOWN.at, SHOWN.kind, SHOWN.source, SHOWN.framework, SHOWN.competency)
        return tuple(
            CompetencyEvidence(**row) for row in self._connection.execute(ordered, {"id": enrollment_id}).mappings()
        )

    def concerned(self, cohort: str) -> frozenset[str]:
        return frozenset(self._connection.scalars(CONCERNED, {"cohort": cohort}))

    def counts(self, cohort: str, among: Sequence[str] | None = None) -> tuple[EvidenceCount, ...]:
        counted = COUNTED if among is None else COUNTED.where(SHOWN.enrollment_id.in_(among))
        return tuple(EvidenceCount(**row) for row in self._connection.execute(counted, {"cohort": cohort}).mappings())

    def say(self, validation: Validation) -> None:
        values = {name: value for name, value in vars(validation).items() if name != "by"}
        self._connection.execute(insert(tables.validation).values(values | {"person_id": validation.by.id}))

    def validations(self, enrollment_id: str) -> tuple[Validation, ...]:
        return self._validations(SAID.enrollment_id == enrollment_id)

    def validations_in(self, cohort: str, among: Sequence[str] | None = None) -> tuple[Validation, ...]:
        places = select(PLACE.id).where(PLACE.cohort == cohort)
        return self._validations(SAID.enrollment_id.in_(places if among is None else places.where(PLACE.id.in_(among))))

    def said_by(self, person_id: str) -> tuple[Validation, ...]:
        return self._validations(SAID.person_id == person_id)

    def _validations(self, which: ColumnElement[bool]) -> tuple[Validation, ...]:
        found = WITH_WHO.where(which).order_by(SAID.written_at, SAID.id)
        return tuple(map(_validation, self._connection.execute(found).mappings().all()))


def document_of(framework: Framework) -> FrameworkDocument:
    """Return the document to store for a version of a framework."""
    return {
        "title": _text_document(framework.title),
        "source": framework.source,
        "dated": framework.dated.isoformat(),
        "blocks": [
            {
                "code": block.code,
                "title": _text_document(block.title),
                "competencies": {one.code: _name_document(one) for one in block.competencies},
            }
            for block in framework.blocks
        ],
    }


def framework_of(slug: str, version: int, document: FrameworkDocument) -> Framework:
    """Return the framework of a stored document."""
    return Framework(
        slug=slug,
        version=version,
        title=Text(**document["title"]),
        source=document["source"],
        dated=date.fromisoformat(document["dated"]),
        blocks=tuple(
            Block(
                block["code"],
                Text(**block["title"]),
                tuple(_competency(code, name) for code, name in block["competencies"].items()),
            )
            for block in document["blocks"]
        ),
    )


def _competency(code: str, name: NameDocument) -> Competency:
    return Competency(code, Text(name["fr"], name["en"]), name.get("by_person", False))


def _text_document(text: Text) -> TextDocument:
    return {"fr": text.fr, "en": text.en}


def _name_document(one: Competency) -> NameDocument:
    return {"fr": one.name.fr, "en": one.name.en, "by_person": one.by_person}


def _validation(row: RowMapping) -> Validation:
    return Validation(
        id=row[SAID.id],
        enrollment_id=row[SAID.enrollment_id],
        framework=row[SAID.framework],
        version=row[SAID.version],
        competency=row[SAID.competency],
        decision=row[SAID.decision],
        comment=row[SAID.comment],
        decided_on=row[SAID.decided_on],
        written_at=row[SAID.written_at],
        by=person_of(row),
    )
