"""Competency frameworks, and where learners stand in them, as the API tells it and takes it."""

from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Self

from pydantic import Field

from grader.domain.competencies import evidence, framework, standing, validation
from grader.domain.competencies.evidence import EvidenceKind
from grader.domain.competencies.framework import MAX_NAME_LENGTH
from grader.domain.competencies.standing import CompetencyState
from grader.domain.competencies.validation import MAX_COMMENT_LENGTH, Decision
from grader.domain.days import day_of
from grader.engine.competencies import board, reading
from grader.engine.competencies.deciding import DecisionEntry
from web.api.shapes.basic import Cohort, Given, Person, Shape, Text
from web.api.shapes.comments import WRITTEN
from web.api.shapes.plans import Day

MOST_LETTERS = 262_144
FrameworkName = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=MAX_NAME_LENGTH)]


class FrameworkCompetency(Shape):
    """A competency of a framework."""

    code: str
    name: Text
    by_person: bool
    """No exercise can show it."""


class FrameworkBlock(Shape):
    """Competencies that are certified together."""

    code: str
    title: Text
    competencies: list[FrameworkCompetency]


class CompetencyFramework(Shape):
    """The newest version of a framework."""

    slug: str
    version: int
    title: Text
    source: str
    dated: date
    """From when on it is in force."""

    blocks: list[FrameworkBlock]

    @classmethod
    def of(cls, one: framework.Framework) -> Self:
        """Return a framework."""
        named = {name: getattr(one, name) for name in ("slug", "version", "title", "source", "dated")}
        return cls.model_validate(named | {"blocks": [_block(block) for block in one.blocks]})


class CompetencyFrameworks(Shape):
    """All frameworks, each by its newest version."""

    items: list[CompetencyFramework]


class ShownEvidence(Shape):
    """What speaks for a competency."""

    kind: EvidenceKind
    source: str
    """An exercise's slug, `<slug>/<check>`, or a project's id, by the kind."""

    version: int
    """Of the framework, at that time; 0 where nobody had brought it in."""

    at: datetime
    submission: str | None
    run: str | None

    @classmethod
    def of(cls, one: evidence.CompetencyEvidence) -> Self:
        """Return what speaks for a competency."""
        named = {name: getattr(one, name) for name in ("kind", "source", "version", "at")}
        return cls(**named, submission=one.submission_id or None, run=one.run_id or None)


class SaidValidation(Shape):
    """What somebody of the staff said of a competency."""

    decision: Decision
    comment: str
    decided_on: date
    written_at: datetime
    version: int
    by: Person


class LearnerCompetency(Shape):
    """Where a learner stands in a competency."""

    code: str
    name: Text
    state: CompetencyState
    by_person: bool
    """Nothing but a person can assess it: no exercise of theirs trains it, or none can."""

    evidence: list[ShownEvidence]
    history: list[SaidValidation]
    """Newest first."""

    @classmethod
    def of(cls, one: standing.CompetencyStanding) -> Self:
        """Return where a learner stands in a competency."""
        return cls(
            code=one.competency.code,
            name=Text.model_validate(one.competency.name),
            state=one.state,
            by_person=one.by_person,
            evidence=[ShownEvidence.of(each) for each in one.evidence],
            history=[_said(each) for each in one.history],
        )


class LearnerBlock(Shape):
    """Where a learner stands in a block."""

    code: str
    title: Text
    validated: int
    missing: list[str]
    """Codes that are not validated yet."""

    competencies: list[LearnerCompetency]

    @classmethod
    def of(cls, one: standing.BlockStanding) -> Self:
        """Return where a learner stands in a block."""
        return cls(
            code=one.block.code,
            title=Text.model_validate(one.block.title),
            validated=one.validated,
            missing=[each.competency.code for each in one.missing],
            competencies=[LearnerCompetency.of(each) for each in one.standings],
        )


class LearnerFramework(Shape):
    """Where a learner stands in the newest version of a framework."""

    slug: str
    version: int
    title: Text
    blocks: list[LearnerBlock]
    earlier: list[LearnerCompetency]
    """What earlier versions alone have."""


class CompetencyPlace(Shape):
    """A learner's competencies in a cohort."""

    cohort: Cohort
    frameworks: list[LearnerFramework]


class LearnerCompetencies(Shape):
    """A learner's competencies, by cohort."""

    learner: Person
    places: list[CompetencyPlace]

    @classmethod
    def of(cls, page: reading.CompetencyPage) -> Self:
        """Return what the page shows."""
        return cls(learner=Person.model_validate(page.learner), places=[_place(place) for place in page.places])


class CompetencyCell(Shape):
    """Where a learner stands in a competency."""

    state: CompetencyState
    evidence: int


class CompetencyRow(Shape):
    """A learner; a cell for each of `codes`, in their order."""

    person: Person
    validated: int
    cells: list[CompetencyCell]

    @classmethod
    def of(cls, row: board.CompetencyRow) -> Self:
        """Return what the board shows of a learner."""
        cells = [_shape_of(cell) for cell in row.cells]
        return cls(person=Person.model_validate(row.person), validated=row.validated, cells=cells)


class FrameworkBoard(Shape):
    """A cohort in a framework."""

    slug: str
    version: int
    codes: list[str]
    by_person: list[str]
    rows: list[CompetencyRow]

    @classmethod
    def of(cls, one: board.FrameworkBoard) -> Self:
        """Return what the board shows of a framework."""
        return cls(
            slug=one.framework.slug,
            version=one.framework.version,
            codes=[each.code for each in one.framework.competencies],
            by_person=sorted(one.by_person),
            rows=[CompetencyRow.of(row) for row in one.rows],
        )


class CompetencyBoard(Shape):
    """Where each learner of a cohort stands; by name, without any rank."""

    cohort: Cohort
    frameworks: list[FrameworkBoard]

    @classmethod
    def of(cls, page: board.CompetencyBoard) -> Self:
        """Return what the page shows."""
        return cls(
            cohort=Cohort.model_validate(page.cohort), frameworks=[FrameworkBoard.of(one) for one in page.frameworks]
        )


class ToDecide(Given):
    """What somebody says of a competency."""

    framework: FrameworkName
    competency: FrameworkName
    decision: Decision
    comment: Annotated[str, Field(max_length=MAX_COMMENT_LENGTH, pattern=WRITTEN)]
    decided_on: Day | None = None
    """Null is today."""

    def entry(self) -> DecisionEntry:
        """Return it as the engine takes it."""
        decided_on = day_of(self.decided_on) if self.decided_on else None
        return DecisionEntry(self.framework, self.competency, self.decision, self.comment, decided_on)


class ToBringIn(Given):
    """A framework's file."""

    name: Annotated[str, Field(max_length=200)]
    """The end says what it is: `.csv`, `.toml`, `.yaml` or `.yml`."""

    content: Annotated[str, Field(max_length=MOST_LETTERS)]


@lru_cache(maxsize=1_000)
def _shape_of(cell: board.CompetencyCell) -> CompetencyCell:
    """Return a cell as a program reads it, the same one for all that look alike: of a large cohort they are many."""
    return CompetencyCell.model_validate(cell)


def _block(block: framework.Block) -> FrameworkBlock:
    found = [FrameworkCompetency.model_validate(one) for one in block.competencies]
    return FrameworkBlock(code=block.code, title=Text.model_validate(block.title), competencies=found)


def _said(one: validation.Validation) -> SaidValidation:
    return SaidValidation.model_validate(one)


def _place(place: reading.CompetencyPlace) -> CompetencyPlace:
    found = [
        LearnerFramework(
            slug=one.framework.slug,
            version=one.framework.version,
            title=Text.model_validate(one.framework.title),
            blocks=[LearnerBlock.of(block) for block in one.blocks],
            earlier=[LearnerCompetency.of(each) for each in one.earlier],
        )
        for one in place.frameworks
    ]
    return CompetencyPlace(cohort=Cohort.model_validate(place.cohort), frameworks=found)
