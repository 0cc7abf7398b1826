"""Who did what, as the API shows it."""

from datetime import datetime
from typing import Self

from grader.domain.operation.audit import Act, Way
from grader.engine.operation.audit_page import AuditPage
from web.api.shapes.basic import Shape


class Done(Shape):
    """An act."""

    id: int
    at: datetime
    way: Way
    who: str
    """A handle, of the command line the account of the machine, of the system nothing."""

    act: Act
    what: str
    """A handle, or the id or name of what was acted on."""

    belongs_to: str
    """Of a token or browser whose it is, by handle; of a person's place the cohort's slug; else empty."""


class Acts(Shape):
    """Acts, newest first."""

    items: list[Done]
    next: int | None
    """The `cursor` of the next page, or null."""

    @classmethod
    def of(cls, page: AuditPage) -> Self:
        """Return the page."""
        items = [
            Done(
                id=line.entry.id,
                at=line.entry.at,
                way=line.entry.actor.way,
                who=line.person.handle if line.person else line.entry.actor.who,
                act=line.entry.act,
                what=line.on.handle if line.on else line.entry.object,
                belongs_to=line.whose.handle if line.whose else line.entry.belongs_to,
            )
            for line in page.lines
        ]
        return cls(items=items, next=page.older)
