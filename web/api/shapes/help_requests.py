"""Requests for help as the API tells them."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain import help_requests
from grader.domain.help_requests import MAX_TEXT_LENGTH, Stage
from grader.engine.help_requests.reading import AskedHelp, HelpQueue
from web.api.shapes.basic import Given, Handle, Person, Shape, Text
from web.api.shapes.comments import UNKEPT

Asked = Annotated[str, Field(max_length=MAX_TEXT_LENGTH, pattern=rf"^[^{UNKEPT}]*[^\s{UNKEPT}][^{UNKEPT}]*$")]
MayBeEmpty = Annotated[str, Field(max_length=MAX_TEXT_LENGTH, pattern=rf"^[^{UNKEPT}]*$")]


class HelpRequest(Shape):
    """What a learner asks from a hand-in."""

    id: str
    submission_id: str
    exercise: str
    text: str
    tried: str
    """What they have tried; may be empty."""

    asked_at: datetime
    stage: Stage
    moved_at: datetime
    """When it came to its stage."""

    helper: Person | None
    """Who of the staff took it."""


class OpenRequest(Shape):
    """The learner's open request of an exercise."""

    request: HelpRequest | None

    @classmethod
    def of(cls, found: help_requests.HelpRequest | None) -> Self:
        """Return what was found."""
        return cls(request=HelpRequest.model_validate(found) if found else None)


class AskedLine(Shape):
    """A request in a list, with the hand-in that it comes from."""

    request: HelpRequest
    title: Text
    number: int
    """Which try of the learner's it is."""

    cohort: str
    learner: Person

    @classmethod
    def of(cls, one: AskedHelp) -> Self:
        """Return a line of a list."""
        return cls(
            request=HelpRequest.model_validate(one.request),
            title=Text.model_validate(one.about.title),
            number=one.about.submission.number,
            cohort=one.about.enrollment.cohort,
            learner=Person.model_validate(one.about.enrollment.person),
        )


class HelpRequests(Shape):
    """Open requests, oldest first; 100 at most."""

    own: list[AskedLine]
    """The caller's own."""

    asked: list[AskedLine]
    """Those in which the caller, as staff, has something to do."""

    more: bool
    """There are more than these."""

    @classmethod
    def of(cls, page: HelpQueue) -> Self:
        """Return the queue of a page."""
        own, asked = ([AskedLine.of(one) for one in lines] for lines in (page.own, page.asked))
        return cls(own=own, asked=asked, more=page.more)


class ToAsk(Given):
    """What to ask."""

    text: Asked
    """What blocks them."""

    tried: MayBeEmpty = ""


class ToTake(Given):
    """From whom to take a request."""

    after: Handle | None = None
    """Whom the caller saw at it; null where nobody was."""
