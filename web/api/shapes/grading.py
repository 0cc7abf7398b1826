"""A run as JSON, one schema for `grader grade --json`, the API and exports; and hand-ins, which runs belong to."""

from datetime import datetime
from typing import Literal, Self

from grader.domain.exercises.exercise import Isolation, Visibility
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.grading.run import Run as DomainRun
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import Blame, Outcome, Reason, RunState, Status, Verdict
from grader.engine.submissions.submission_page import SubmissionPage
from grader.wording.grading.run_json import check_json, message_json, milliseconds, run_json
from web.api.shapes.basic import Shape, Text
from web.api.shapes.pinned_answers import PinnedAnswer
from web.api.shapes.queue import Outlook


class Message(Shape):
    """A sentence: a stable code, and what it says in both languages."""

    code: str
    fr: str
    en: str
    raw: str
    """The line that it came from, for example the language's own, or an empty text."""

    line: int | None
    """Line number in the learner's file, where it speaks of one."""

    source: str | None
    """What stands in that line."""


class Call(Shape):
    """One use of the learner's code by a test, as they would write it."""

    call: str
    gave: str | None
    """What it gave, as a Python literal."""

    raised: str | None
    typed: str
    """The lines that were typed in."""

    printed: str


class Screenshot(Shape):
    """How the learner's page was when a check failed."""

    media_type: Literal["image/png", "image/jpeg"] | None
    image: str | None
    """In base64; null where none could be had."""

    tree: str
    """Its accessible tree, which is what a screen reader finds, as YAML."""


class Picture(Shape):
    """How the learner's page should look, as its trainer shows it."""

    media_type: Literal["image/png", "image/jpeg"]
    image: str
    """In base64."""

    alt: Text
    """What is to be seen."""


class Check(Shape):
    """One thing that a learner must get right, and how it went; null is what the reader may not see, or not yet."""

    id: str
    title: Text
    outcome: Outcome | None
    """Null before it lands."""

    reason: Reason | None
    points: int
    max_points: int
    message: Message | None
    expected: str | None
    actual: str | None
    hints: list[Text]
    """Those that failed tries have unlocked."""

    locked_hints: int
    """How many are still to come."""

    visibility: Visibility
    output: str
    """What the program showed during the check."""

    calls: list[Call]
    """The last uses of the learner's code before the check failed."""

    again: str | None
    """A line for the learner's own shell that does the last of them again."""

    screenshot: Screenshot | None
    """How their page was when the check failed, where the test looked at one."""

    picture: Picture | None
    """How it should look, where the check failed and its trainer shows that."""


class Durations(Shape):
    """Milliseconds; null where the run did not come so far."""

    queue: int | None
    sandbox: int | None
    tests: int | None


class RunDocument(Shape):
    """What a run came to; the fields of its result are null until it is finished."""

    schema_version: Literal[1]
    exercise: str
    suite_digest: str
    image_digest: str | None
    isolation: Isolation
    verdict: Verdict | None
    blame: Blame | None
    reason: Reason | None
    message: Message | None
    points: int | None
    max_points: int
    duration_ms: Durations
    checks: list[Check]
    """In the exercise's order; while the run goes on, what has landed is provisional."""

    ignored: list[str]
    """Names in the learner's folder that the exercise does not ask for."""

    cached: bool
    """The same files as in an earlier try of the same learner, hence the same answer."""


class Run(RunDocument):
    """One execution of a submission."""

    id: str
    submission_id: str
    state: RunState
    status: Status
    """The word that people read, derived from state, verdict, blame, reason and checks."""

    queue: QueueName
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    held_until: datetime | None
    """When it is checked, where its exercise bounds tries; finished all the same, a newer hand-in replaced it."""

    before: int
    """How many runs wait ahead of it."""

    outlook: Outlook | None
    """Null unless it waits in line."""

    answer: PinnedAnswer | None
    """What the staff pinned to the first check that failed, or to what stopped the run before; null where nothing."""

    @classmethod
    def of(cls, page: SubmissionPage, runners: Runners) -> Self:
        """Return the run of a page, as much of it as the page's reader may see."""
        run, runner = page.run, runner_of(page.exercise, runners)
        checks = [
            check_json(line.check, line.told, runner, line.outcome, hints=line.hints, locked_hints=line.locked_hints)
            for line in page.lines
        ]
        document = run_json(
            page.exercise, page.result, run.image_digest, runner=runner, queue_ms=_queue_ms(run), checks=checks
        )
        return cls.model_validate(
            encodable(
                document
                | {
                    "message": message_json(page.message, runner),
                    "id": run.id,
                    "submission_id": run.submission_id,
                    "state": run.state,
                    "status": run.status,
                    "queue": run.queue,
                    "queued_at": run.queued_at,
                    "started_at": run.started_at,
                    "finished_at": run.finished_at,
                    "held_until": run.held_until,
                    "before": page.before,
                    "outlook": None if page.outlook is None else Outlook.model_validate(page.outlook),
                    "answer": None if page.answer is None else PinnedAnswer.of(page.answer),
                }
            )
        )


class RunLine(Shape):
    """A run as lists show it."""

    id: str
    state: RunState
    status: Status
    queue: QueueName
    queued_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    held_until: datetime | None


class Runs(Shape):
    """All runs of a submission, newest first; the newest counts."""

    items: list[RunLine]


def _queue_ms(run: DomainRun) -> int | None:
    return milliseconds(run.started_at - run.queued_at) if run.started_at else None


def encodable(value: object) -> object:
    """Return the same without halves of characters, which a learner's program may show and UTF-8 cannot carry."""
    match value:
        case dict():
            return {name: encodable(one) for name, one in value.items()}
        case list():
            return [encodable(one) for one in value]
        case str():
            return carried(value)
        case _:
            return value


def carried(text: str | None) -> str | None:
    """Return a text as UTF-8 can carry it."""
    return None if text is None else text.encode("utf-8", "replace").decode()


class Word(Shape):
    """A status word: what people read, what it means and what to do."""

    status: Status
    glyph: str
    word: Text
    meaning: Text
    action: Text


class Words(Shape):
    """All status words."""

    items: list[Word]
