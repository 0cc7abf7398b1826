"""The guides, of a role or a subject each, as they stand in `web/guides/`: their text, and its parts by heading."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from grader.domain.text import Language

FOLDER = Path(__file__).parents[2] / "guides"
TITLE = re.compile(r"^# +(?P<title>.+)\n", re.MULTILINE)
HEADING = re.compile(r"^## +(?P<heading>.+)\n", re.MULTILINE)


class GuideSubject(StrEnum):
    """Whose guide it is, or what it is about; the name of its file and the end of its address."""

    LEARNER = "learner"
    TRAINER = "trainer"
    LEAD = "lead"
    OPERATOR = "operator"
    PARTNER = "partner"
    COUNSELLOR = "counsellor"
    PORTFOLIO = "portfolio"
    PROJECTS = "projects"
    COMPETENCIES = "competencies"


@dataclass(frozen=True)
class Guide:
    """A guide in one language.

    Attributes:
        parts: What stands below each heading, by the heading; the first lines of the page stand below none, "".
    """

    subject: GuideSubject
    title: str
    text: str
    parts: tuple[tuple[str, str], ...]


@cache
def guide(subject: GuideSubject, language: Language) -> Guide:
    """Return a guide; it is read once, as it came with the program."""
    text = (FOLDER / language.value / f"{subject.value}.md").read_text("utf-8")
    title = TITLE.match(text)
    if title is None:
        message = f"{subject.value}.md: its first line is no title"
        raise ValueError(message)
    beginning, *others = HEADING.split(text[title.end() :])
    return Guide(subject, title["title"], text, (("", beginning), *zip(others[::2], others[1::2], strict=True)))


def guides(language: Language) -> tuple[Guide, ...]:
    """Return all guides, those of roles first."""
    return tuple(guide(subject, language) for subject in GuideSubject)
