"""Somebody comes back from a break, and their dates move."""

from datetime import date
from typing import Self

from grader.engine.plans.coming_back import ComingBack
from web.api.shapes.basic import Given, Shape
from web.api.shapes.plans import Day


class ToLetIn(Given):
    """Somebody comes back from a break."""

    on: Day
    """Today, or a day before."""

    move_dates: bool = True
    """Let the dates that were still to come move by the working days of the break."""

    preview: bool = False
    """Only say what would move."""


class WayBackMove(Shape):
    """A date of a learner that moves."""

    exercise: str
    due_on: date
    moves_to: date


class WayBack(Shape):
    """What it brings about that somebody is back."""

    on: date
    days: int
    """Working days of the break."""

    stored: bool
    """False: it was only shown."""

    moves: list[WayBackMove]

    @classmethod
    def of(cls, ahead: ComingBack, *, stored: bool) -> Self:
        """Return what moves."""
        moves = [WayBackMove.model_validate(one) for one in ahead.moves]
        return cls(on=ahead.back_on, days=ahead.days, stored=stored, moves=moves)
