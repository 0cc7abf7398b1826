"""Reference pictures: how a page should look, as its trainer shows it beside the learner's own where a check fails."""

from dataclasses import dataclass

from grader.domain.text import Text

MOST_BYTES = 307_200
MOST_PIXELS = 4_096
"""Of a side. A small file may say that it is a huge picture, and whoever opens the page would have to draw that."""

_PNG = b"\x89PNG\r\n\x1a\n"


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
