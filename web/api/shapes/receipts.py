"""Receipts as the API tells them."""

from datetime import datetime
from typing import Literal

from web.api.shapes.basic import Shape


class Receipt(Shape):
    """A line that the school signed; `/receipts/` checks it, and says how anybody else can."""

    kind: Literal["received", "verdict"]
    at: datetime
    line: str


class Receipts(Shape):
    """What was confirmed of a hand-in, oldest first; none for what came in before receipts were signed."""

    items: list[Receipt]
