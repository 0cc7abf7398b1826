"""A competency framework (référentiel): blocks of competencies, in versions of which none is ever changed."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType

from grader.domain.errors import NotValid
from grader.domain.naming import checked_name
from grader.domain.text import Text

UNKNOWN_VERSION = 0
"""Named by evidence that was gained before anybody brought the framework in."""

BETWEEN = "."
"""Stands between a framework and a competency of it where exercises declare one: `dwwm-2023.cp7`."""

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_COMPETENCIES, MAX_NAME_LENGTH, MAX_TEXT_LENGTH = 200, 60, 500


@dataclass(frozen=True)
class Competency:
    """What somebody is able to do.

    Attributes:
        code: Short, unique in its framework, and never given to another competency in a later version.
        by_person: No exercise can show it; a person assesses it.
    """

    code: str
    name: Text
    by_person: bool = False


@dataclass(frozen=True)
class Block:
    """Competencies that are certified together."""

    code: str
    title: Text
    competencies: tuple[Competency, ...]


@dataclass(frozen=True)
class Framework:
    """One version of a framework.

    Attributes:
        version: From 1; the newest is what is shown first.
        source: Where it was taken from, an address or a sentence.
        dated: From when on it is in force, as its source says.
    """

    slug: str
    version: int
    title: Text
    source: str
    dated: date
    blocks: tuple[Block, ...]

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """Return all of them, block by block."""
        return tuple(one for block in self.blocks for one in block.competencies)

    def competency(self, code: str) -> Competency | None:
        """Return the competency of that code."""
        return next((one for one in self.competencies if one.code == code), None)

    def says_as(self, other: "Framework") -> bool:
        """Tell whether another version says the same."""
        return (self.title, self.source, self.dated, self.blocks) == (
            other.title,
            other.source,
            other.dated,
            other.blocks,
        )


@dataclass(frozen=True)
class Frameworks:
    """All versions of all frameworks."""

    every: tuple[Framework, ...]

    @cached_property
    def newest(self) -> Mapping[str, Framework]:
        """Return the newest version of each framework, by slug, in their order."""
        return MappingProxyType({one.slug: one for one in sorted(self.every, key=_order)})

    def named(self, declared: str) -> tuple[Framework, Competency] | None:
        """Return what an exercise declares as `dwwm-2023.cp7`, as the newest version that has it says it."""
        slug, code = parted(declared)
        for one in sorted(self.every, key=_order, reverse=True):
            found = one.competency(code) if one.slug == slug else None
            if found is not None:
                return one, found
        return None


def parted(declared: str) -> tuple[str, str]:
    """Return framework and code of what an exercise declares; the framework is empty where none is named."""
    framework, _, code = declared.rpartition(BETWEEN)
    return framework, code


def declared_as(framework: str, code: str) -> str:
    """Return what exercises write for a competency."""
    return f"{framework}{BETWEEN}{code}" if framework else code


def checked_framework(framework: Framework) -> Framework:
    """Return a framework that somebody brings, if it can be kept.

    Raises:
        NotValid: `framework_name`, `framework_twice`, `framework_source`, `framework_empty`; what `checked_name` says.
    """
    codes = [one.code for one in framework.competencies]
    names = (framework.slug, *(block.code for block in framework.blocks), *codes)
    wrong = next((name for name in names if not _is_name(name)), None)
    if wrong is not None:
        raise NotValid("framework_name", name=wrong[:MAX_NAME_LENGTH])
    twice = next(iter(_twice(codes) or _twice([block.code for block in framework.blocks])), None)
    if twice is not None:
        raise NotValid("framework_twice", name=twice)
    texts = (framework.title, *(one.title for one in framework.blocks), *(one.name for one in framework.competencies))
    for text in (framework.source, *(said for one in texts for said in (one.fr, one.en))):
        if text:
            checked_name(text, most=MAX_TEXT_LENGTH)
    if not framework.source.strip():
        raise NotValid("framework_source")
    if not 0 < len(codes) <= MOST_COMPETENCIES or not all(block.competencies for block in framework.blocks):
        raise NotValid("framework_empty", most=MOST_COMPETENCIES)
    return framework


def _is_name(name: str) -> bool:
    return len(name) <= MAX_NAME_LENGTH and NAME.fullmatch(name) is not None


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, number in Counter(names).items() if number > 1]


def _order(framework: Framework) -> tuple[str, int]:
    return framework.slug, framework.version
