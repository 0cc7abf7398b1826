"""A short document of headings and lines: what a digest is written as, whatever it is read on."""

from dataclasses import dataclass

from grader.domain.text import Language


@dataclass(frozen=True)
class Line:
    """A line of a section.

    Attributes:
        path: Where what it says can be looked up, on this site; empty where nowhere.
        beneath: Lines that belong to it.
    """

    text: str
    path: str = ""
    beneath: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of a document; one without lines says why in `otherwise`."""

    name: str
    title: str
    lines: tuple[Line, ...]
    otherwise: str = ""


@dataclass(frozen=True)
class Document:
    """A document in one language."""

    language: Language
    title: str
    about: str
    sections: tuple[Section, ...]
    last: str
    """What is said beneath all of it."""
