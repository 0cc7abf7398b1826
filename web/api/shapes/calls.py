"""What a test asked of the learner's code."""

from web.api.shapes.basic import Shape


class Call(Shape):
    """One use of the learner's code by a test, as they would write it."""

    call: str
    gave: str | None
    """What it gave, as a Python literal."""

    raised: str | None
    typed: str
    """The lines that were typed in."""

    printed: str
