"""Regrades as the API tells them: the JSON of `grader regrade --json`."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field

from grader.domain.exercises.runners import Runner, Runners, runner_of
from grader.domain.regrades import regrade
from grader.domain.regrades.regrade import RegradeKind, RegradeState, WhichHandIns
from grader.domain.text import Text
from grader.domain.verdicts import Outcome, Status
from grader.engine.regrades.looking import RegradeLook
from grader.wording.regrades.regrade_json import item_json, regrade_json
from web.api.shapes.basic import Given, Handle, Key, Limit, Shape, Slug
from web.api.shapes.grading import Message, encodable

Version = Annotated[str, Field(pattern=r"^[0-9a-f]{4,64}$")]


class Counts(Shape):
    """How many hand-ins came out how."""

    gained: int
    """They pass now, twice in a row."""

    lost: int
    """They would not pass any more, twice in a row; applied, their passes stay."""

    flaky: int
    """Two runs of the same came out differently; applied, nothing changes."""

    unjudged: int
    """Our side, or the exercise, did not bring them to a verdict."""

    unchanged: int


class RegradeLine(Shape):
    """A regrade, without its hand-ins."""

    schema_version: Literal[1]
    id: str
    exercise: str
    which: WhichHandIns
    """Which hand-in of each learner."""

    cohort: str | None
    """Null: of all cohorts, which only the command line begins."""

    learner: str | None
    """The handle of whom alone it concerns."""

    judged_by: str | None
    """Only hand-ins that this version judged, by its suite digest or how that begins."""

    suite_digest: str
    """The version that judges now."""

    state: RegradeState
    begun_at: datetime
    begun_by: str | None
    """A handle; null for the command line."""

    decided_at: datetime | None
    total: int
    waiting: int
    """How many are not judged yet."""

    counts: Counts


class JudgedRun(Shape):
    """A run of a hand-in, in short."""

    run_id: str
    suite_digest: str
    image_digest: str | None
    status: Status
    passed_checks: int


class CheckSaid(Shape):
    """What a check said."""

    outcome: Outcome
    message: Message | None
    expected: str | None
    actual: str | None


class Difference(Shape):
    """A check that says something else now; null where a version has no such check."""

    check: str
    before: CheckSaid | None
    after: CheckSaid | None


class RegradedLearner(Shape):
    """Whose hand-in it is."""

    handle: str
    name: str


class RegradedHandIn(Shape):
    """A hand-in that was run again."""

    submission_id: str
    number: int
    learner: RegradedLearner
    kind: RegradeKind
    before: JudgedRun
    after: JudgedRun
    differences: list[Difference]


class Regrade(RegradeLine):
    """A regrade with some of its hand-ins, by their ids."""

    items: list[RegradedHandIn]
    next: str | None
    """What `cursor` asks for the page behind; null at the end."""

    @classmethod
    def of(cls, seen: RegradeLook, runners: Runners) -> Self:
        """Return what the staff looks at."""
        runner = runner_of(seen.exercise, runners) if seen.exercise else Runner("", Text(""))
        document = regrade_json(seen.regrade, seen.learner, seen.begun_by) | {
            "items": [item_json(one, runner) for one in seen.items],
            "next": seen.items[-1].submission.id if seen.more else None,
        }
        return cls.model_validate(encodable(document))


class Regrades(Shape):
    """Regrades, newest first; 50 at most."""

    items: list[RegradeLine]

    @classmethod
    def of(cls, found: tuple[RegradeLook, ...]) -> Self:
        """Return a list."""
        lines = [regrade_json(one.regrade, one.learner, one.begun_by) for one in found]
        return cls(items=[RegradeLine.model_validate(line) for line in lines])


class RegradePart(Given):
    """Which of its hand-ins."""

    kind: RegradeKind | None = None
    """Only those that came out so; else all but the unchanged."""

    cursor: Key | None = None
    """The `next` of the page before; none for the first page."""

    limit: Limit = 50
    """How many at most, 1 to 100."""


class ToRegradeEverywhere(Given):
    """What to run again in all cohorts of one's own."""

    exercise: Slug
    which: WhichHandIns = WhichHandIns.LATEST
    judged_by: Version | None = None
    """Only hand-ins that this version judged: its suite digest, or how that begins."""

    def choice(self) -> regrade.RegradeChoice:
        """Return it as the steps know it."""
        return regrade.RegradeChoice(self.exercise, self.which, judged_by=self.judged_by)


class ToRegrade(ToRegradeEverywhere):
    """What to run again."""

    cohort: Slug
    learner: Handle | None = None
    """The handle of whom alone it concerns."""

    def choice(self) -> regrade.RegradeChoice:
        """Return it as the steps know it."""
        return regrade.RegradeChoice(self.exercise, self.which, self.cohort, judged_by=self.judged_by)
