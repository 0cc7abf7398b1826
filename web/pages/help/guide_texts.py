"""The guides, a role each, as they stand in `web/guides/`: their text, and its parts by heading."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from grader.domain.text import Language

FOLDER = Path(__file__).parents[2] / "guides"
TITLE = re.compile(r"^# +(?P<title>.+)\n", re.MULTILINE)
HEADING = re.compile(r"^## +(?P<heading>.+)\n", re.MULTILINE)


class GuideRole(StrEnum):
    """Whose guide it is; the name of its file and the end of its address."""

    LEARNER = "learner"
    TRAINER = "trainer"
    LEAD = "lead"
    OPERATOR = "operator"


@dataclass(frozen=True)
class Guide:
    """A guide in one language.

    Attributes:
        parts: What stands below each heading, by the heading; the first lines of the page stand below none, "".
    """

    role: GuideRole
    title: str
    text: str
    parts: tuple[tuple[str, str], ...]


@cache
def guide(role: GuideRole, language: Language) -> Guide:
    """Return the guide of a role; it is read once, as it came with the program."""
    text = (FOLDER / language.value / f"{role.value}.md").read_text("utf-8")
    title = TITLE.match(text)
    if title is None:
        message = f"{role.value}.md: its first line is no title"
        raise ValueError(message)
    beginning, *others = HEADING.split(text[title.end() :])
    return Guide(role, title["title"], text, (("", beginning), *zip(others[::2], others[1::2], strict=True)))


def guides(language: Language) -> tuple[Guide, ...]:
    """Return all guides, those of most readers first."""
    return tuple(guide(role, language) for role in GuideRole)
