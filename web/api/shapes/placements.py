"""What became of a cohort's learners, as the API tells it and takes it."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import WithJsonSchema

from grader.domain.days import day_of
from grader.domain.placements.figures import PlacementFigures
from grader.domain.placements.placement import POSITIVE, PlacementKind, PlacementMoment, PlacementSource
from grader.domain.rosters.letter import LetterFault
from grader.engine.placements.reading import PlacedLearner, PlacementsPage
from grader.engine.placements.saying import PlacementEntry
from web.api.shapes.basic import Given, Person, Shape
from web.api.shapes.plans import Day


class KindCount(Shape):
    """How many do the same."""

    kind: PlacementKind
    count: int | None
    """Null where it is masked."""


class MomentFigures(Shape):
    """What became of those whose day of this moment has come."""

    moment: PlacementMoment
    asked: int
    answered: int
    answer_percent: int | None
    first_end: date | None
    last_end: date | None
    positive: int | None
    """How many are «sorties positives», see `positive_kinds`; null where it is masked."""

    positive_least: int | None
    """Its bounds where it is masked; else null."""

    positive_most: int | None

    positive_percent: int | None
    """Of those who answered."""

    related: int | None
    """Of how many «sorties positives» the work has to do with the training; null where it is masked, or nobody said."""

    kinds: list[KindCount]

    @classmethod
    def of(cls, figures: PlacementFigures) -> Self:
        """Return what the page shows of a moment."""
        first, last = figures.period or (None, None)
        return cls(
            moment=figures.moment,
            asked=figures.asked,
            answered=figures.answered,
            answer_percent=figures.answer_rate,
            first_end=first,
            last_end=last,
            positive=figures.positive,
            positive_least=figures.positive_between.least if figures.positive_between else None,
            positive_most=figures.positive_between.most if figures.positive_between else None,
            positive_percent=figures.positive_rate,
            related=figures.related,
            kinds=[KindCount(kind=kind, count=count) for kind, count in figures.kinds.items()],
        )


class Placement(Shape):
    """What was said of a learner for a moment."""

    moment: PlacementMoment
    kind: PlacementKind
    related: bool | None
    """It has to do with the training; null where nobody said."""

    source: PlacementSource | None
    said_on: date | None


class AskedMoment(Shape):
    """How a learner was asked about a moment themselves."""

    moment: PlacementMoment
    linked_at: datetime | None
    """When a lead last made a link."""

    due_at: datetime | None
    """When the next letter goes."""

    sent_at: datetime | None
    reminded_at: datetime | None
    answered_at: datetime | None
    withdrawn_at: datetime | None
    fault: LetterFault | None
    """Why the last letter did not arrive."""


class LearnerPlacements(Shape):
    """A learner with what became of them."""

    learner: Person
    end: date | None
    asked: list[PlacementMoment]
    """The moments whose day has come."""

    said: list[Placement]
    questions: list[AskedMoment]
    wants_letters: bool
    """They have not asked for none."""

    @classmethod
    def of(cls, one: PlacedLearner) -> Self:
        """Return what the page shows of a learner."""
        return cls(
            learner=Person.model_validate(one.place.person),
            end=one.end,
            asked=list(one.asked),
            said=[Placement.model_validate(said) for said in one.said.values()],
            questions=[AskedMoment.model_validate(asked) for asked in one.questions.values()],
            wants_letters=one.wants_letters,
        )


class Placements(Shape):
    """What became of a cohort's learners."""

    masked: bool
    """Small numbers are left out, and what would tell them; so are people."""

    positive_kinds: list[PlacementKind]
    """What counts as «sorties positives», by the definition of the Grande École du Numérique."""

    writes_since: datetime | None
    """Since when its learners are asked by letter; null where they are not, and for operators."""

    figures: list[MomentFigures]
    people: list[LearnerPlacements]

    @classmethod
    def of(cls, page: PlacementsPage) -> Self:
        """Return what the page shows."""
        return cls(
            masked=page.is_masked,
            positive_kinds=list(POSITIVE),
            writes_since=page.writes_since,
            figures=[MomentFigures.of(one) for one in page.figures],
            people=[LearnerPlacements.of(one) for one in page.people],
        )


class ToSayPlacement(Given):
    """What became of a learner by a moment."""

    moment: PlacementMoment
    kind: PlacementKind | None
    """Null takes back what was said of this moment."""

    related: bool | None = None
    source: PlacementSource = PlacementSource.STAFF
    said_on: Day | None = None
    """Null is today."""

    def entry(self) -> PlacementEntry:
        """Return it as the engine takes it."""
        said_on = day_of(self.said_on) if self.said_on else None
        return PlacementEntry(self.moment, self.kind, self.related, self.source, said_on)


class ToAskPlacement(Given):
    """Of which moment a learner is asked."""

    moment: PlacementMoment


class PlacementAsked(Given):
    """Of which moment the links are meant."""

    moment: Annotated[
        PlacementMoment, WithJsonSchema({"type": "string", "enum": [one.value for one in PlacementMoment]})
    ]


class PlacementLink(Shape):
    """A link that was just made, and that nobody can show again."""

    handle: str
    moment: PlacementMoment
    link: str
    until: datetime


class ToWritePlacements(Given):
    """Whether learners are asked by letter."""

    wanted: bool
