"""Advice on how a program is written, as its language's `runner.toml` words it: never in the way, and worth no points."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from grader.domain.text import Text

MOST_ADVICE = 3
"""Sentences: who reads more follows none."""

NAME = "%(name)s"
"""Stands in a sentence for what the program calls the thing."""


@dataclass(frozen=True)
class StyleRule:
    """What to say where a linter finds something.

    Attributes:
        rule: As the linter calls it.
        said: May hold `%(name)s`.
    """

    rule: str
    said: Text

    @property
    def names(self) -> bool:
        """Tell whether its sentence needs a name."""
        return NAME in f"{self.said.fr}{self.said.en}"


@dataclass(frozen=True)
class Style:
    """How a language's programs are looked at.

    Attributes:
        by: The linter.
        rules: What is worth saying, first things first; nothing else is looked for.
        suffixes: Of the programs that it reads, each with its dot; none: all of them.
    """

    by: str
    rules: tuple[StyleRule, ...]
    suffixes: frozenset[str] = frozenset()

    def reads(self, path: str) -> bool:
        """Tell whether a program is looked at, by its name."""
        return not self.suffixes or PurePosixPath(path).suffix in self.suffixes


@dataclass(frozen=True)
class StyleFinding:
    """A place that a linter names.

    Attributes:
        name: What the program calls the thing, where the linter tells.
    """

    rule: str
    line: int
    name: str | None = None


@dataclass(frozen=True)
class StyleAdvice:
    """A sentence on a line of a file."""

    path: str
    line: int
    said: Text


def advice(found: Iterable[tuple[str, StyleFinding]], style: Style) -> tuple[StyleAdvice, ...]:
    """Return what to say of findings in files, by their paths: of each rule its first place, three at most."""
    first: dict[str, tuple[str, StyleFinding]] = {}
    for path, finding in found:
        first.setdefault(finding.rule, (path, finding))
    told = [(rule, *first[rule.rule]) for rule in style.rules if rule.rule in first]
    usable = [(rule, path, finding) for rule, path, finding in told if finding.name or not rule.names]
    return tuple(StyleAdvice(path, one.line, _said(rule, one)) for rule, path, one in usable[:MOST_ADVICE])


def _said(rule: StyleRule, finding: StyleFinding) -> Text:
    name, said = finding.name or "", rule.said
    return replace(said, fr=(said.fr or "").replace(NAME, name), en=(said.en or "").replace(NAME, name))
