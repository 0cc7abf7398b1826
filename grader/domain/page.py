"""A page of a longer list: which of its items it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Page:
    """One page of a list.

    Attributes:
        page: From 1.
        size: How many items a page holds.
        total: How many items there are.
    """

    page: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """Return the place of the first item shown, from 1; 0 for an empty list."""
        return min((self.page - 1) * self.size + 1, self.total)

    @property
    def last(self) -> int:
        """Return the place of the last item shown."""
        return min(self.page * self.size, self.total)

    def of(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items of this page."""
        return tuple(items[(self.page - 1) * self.size : self.page * self.size])


PEOPLE_SHOWN = 50
"""Of a long list of people on one page."""


def page_of(page: int, size: int, total: int) -> Page:
    """Return the page that was asked for, or the nearest that there is."""
    return Page(min(max(page, 1), Page(1, size, total).pages), size, total)


def page_with(place: int | None, page: int, size: int, total: int) -> Page:
    """Return the page with the item at a place, from 0; where there is none, the page that was asked for."""
    return page_of(page if place is None else place // size + 1, size, total)


def whole(total: int) -> Page:
    """Return a page that shows all of a list."""
    return Page(1, max(1, total), total)
