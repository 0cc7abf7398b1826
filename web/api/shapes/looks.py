"""Who looked at one's pages, as the API tells it."""

from datetime import date

from grader.domain.looks import SeenPage
from grader.domain.people import Role
from web.api.shapes.basic import Shape


class LookShape(Shape):
    """Somebody looked at something of the caller's, on a day; how often is not kept."""

    name: str
    role: Role
    company: str
    """As it was called then; empty for others than the people of companies."""

    page: SeenPage
    day: date


class LooksShape(Shape):
    """Who looked, the last day first."""

    items: list[LookShape]
