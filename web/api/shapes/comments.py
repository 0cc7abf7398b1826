"""Comments on hand-ins as the API tells them."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain import comments as written
from grader.domain.comments import Turn
from grader.domain.naming import MAX_TEXT_LENGTH
from grader.engine.comments.reading import AwaitingPage, AwaitingThread
from web.api.shapes.basic import WHOLE, Given, Person, Shape, Text

UNKEPT = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
WRITTEN = rf"^[^{UNKEPT}]*[^\s{UNKEPT}][^{UNKEPT}]*$"
"""Something that can be seen, and nothing that cannot be kept."""
Words = Annotated[str, Field(max_length=MAX_TEXT_LENGTH, pattern=WRITTEN)]
"""What people write over lines; it holds no character that shows nothing, and one at least that does."""


class Comment(Shape):
    """What somebody wrote."""

    id: str
    author: Person
    text: str
    """Markdown, as it was typed."""

    written_at: datetime
    changed_at: datetime | None
    """When its author last changed it, or null."""


class Thread(Shape):
    """What was said of one place in a hand-in."""

    id: str
    path: str | None
    """The file, or null where the whole hand-in is meant."""

    line: int | None
    turn: Turn
    """Whom it awaits; `nobody`: it is resolved."""

    comments: list[Comment]
    """Oldest first."""

    @classmethod
    def of(cls, thread: written.Thread) -> Self:
        """Return a thread."""
        said = [Comment.model_validate(one) for one in thread.comments]
        return cls(id=thread.id, path=thread.path or None, line=thread.line, turn=thread.turn, comments=said)


class Threads(Shape):
    """All that was said of a hand-in: of the whole first, then by file and line."""

    items: list[Thread]


class Awaiting(Shape):
    """An open thread with the hand-in that it is about."""

    submission_id: str
    exercise: str
    title: Text
    number: int
    """Which try of the learner's it is."""

    cohort: str
    learner: Person
    thread: Thread

    @classmethod
    def of(cls, one: AwaitingThread) -> Self:
        """Return a line of a list."""
        return cls(
            submission_id=one.about.submission.id,
            exercise=one.about.submission.exercise,
            title=Text.model_validate(one.about.title),
            number=one.about.submission.number,
            cohort=one.about.enrollment.cohort,
            learner=Person.model_validate(one.about.enrollment.person),
            thread=Thread.of(one.thread),
        )


class AllAwaiting(Shape):
    """Open threads that await the caller, those that have waited longest first; 50 at most."""

    items: list[Awaiting]
    more: bool
    """There are more than these."""

    @classmethod
    def of(cls, page: AwaitingPage) -> Self:
        """Return the list of a page."""
        return cls(items=[Awaiting.of(one) for one in page.threads], more=page.more)


class ToWrite(Given):
    """What to write."""

    text: Words
    """Markdown."""


class Line(Given):
    """A line of a file of the hand-in."""

    path: Annotated[str, Field(min_length=1, max_length=500)]
    line: Annotated[int, Field(ge=1, le=1_000_000), WHOLE]


class ToBegin(ToWrite):
    """What to write, and of which place."""

    place: Line | None = None
    """Null for the whole hand-in."""


class Removed(Shape):
    """What is gone."""

    id: str
