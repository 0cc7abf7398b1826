"""Reference pictures: how a page should look, as its trainer shows it beside the learner's own where a check fails."""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.domain.text import Text

MOST_BYTES = 307_200
MOST_PIXELS = 4_096
"""Of a side. A small file may say that it is a huge picture, and whoever opens the page would have to draw that."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_PNG_SIDES = slice(16, 24)
_SIZED = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers that tell the sides: https://www.w3.org/Graphics/JPEG/itu-t81.pdf, table B.1."""


@dataclass(frozen=True)
class Picture:
    """One of a check.

    Attributes:
        path: Relative to the exercise's folder.
        content: A PNG or JPEG.
        alt: What is to be seen, for whoever does not see it.
    """

    path: str
    content: bytes
    alt: Text

    @property
    def media_type(self) -> str:
        """Return what it is by its first bytes."""
        return "image/png" if self.content.startswith(_PNG) else "image/jpeg"


def fault_of(content: bytes) -> str | None:
    """Return why a file is not taken for a picture, as the code of a problem; None for one that is."""
    if len(content) > MOST_BYTES:
        return "picture_too_heavy"
    sides = sides_of(content)
    if sides is None:
        return "picture_unknown"
    return None if all(0 < side <= MOST_PIXELS for side in sides) else "picture_too_large"


def sides_of(content: bytes) -> tuple[int, int] | None:
    """Return the width and height in pixels that a PNG or JPEG says it has; None for what is neither."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and len(content[_PNG_SIDES]) == len(_PNG):
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if content.startswith(_JPEG):
        return next(_jpeg_sides(content), None)
    return None


def _jpeg_sides(content: bytes) -> Iterator[tuple[int, int]]:
    """Yield the sides that a segment tells; segments stand one after the other, each with its length."""
    place = 2
    while place + 9 <= len(content) and content[place] == _JPEG[0]:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if marker in _SIZED:
            yield int.from_bytes(content[place + 7 : place + 9]), int.from_bytes(content[place + 5 : place + 7])
        place += 2 + max(length, 2)
