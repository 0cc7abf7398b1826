"""Learners' repositories on forges as the API tells them."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import Field

from grader.domain.remotes.address import MOST
from grader.domain.remotes.remote import RemoteFault
from grader.engine.remotes.connecting import NewRemote, RemotesPage
from web.api.shapes.basic import Given, Shape


class Remote(Shape):
    """A repository on a forge."""

    id: str
    """Its webhook is `/webhooks/<id>`."""

    exercise: str
    """Whose folder all of it is; empty where it has a folder for each exercise."""

    address: str
    branch: str
    secret: str
    """What the forge signs by."""

    has_token: bool
    """It is read by a token, which nobody is shown."""

    due_at: datetime | None
    """From when on it is to be fetched."""

    fault: RemoteFault | None
    """Why the last try brought nothing."""

    commit: str | None
    fetched_at: datetime | None


class Remotes(Shape):
    """A learner's repositories on forges, in the order in which they were named."""

    items: list[Remote]

    @classmethod
    def of(cls, page: RemotesPage) -> Self:
        """Return those of a page."""
        return cls(items=[Remote.model_validate(one) for one in page.remotes])


class ToConnect(Given):
    """A repository to fetch from."""

    address: Annotated[str, Field(min_length=1, max_length=MOST)]
    branch: Annotated[str, Field(max_length=100)] = "main"
    exercise: Annotated[str, Field(max_length=100)] = ""
    token: Annotated[str, Field(max_length=500)] = ""
    """By which a private one may be read; it is kept closed, and never shown again."""

    def value(self) -> NewRemote:
        """Return it as the step takes it."""
        return NewRemote(self.address, self.branch, self.exercise, self.token)
