"""What a page's own text shows to be missing for somebody: pictures and fields without words, tags that stay open.

Rules have the names of WCAG's techniques (https://www.w3.org/WAI/WCAG22/Techniques/). A browser mends what it is
given, so that nobody sees in it what was left open; here the text is read as it stands, from front to back, once.
It is a stranger's, and read within the web's own process, by patterns that take a time in proportion to its length:
Python's `html.parser` stops at some texts and takes four seconds over others of 20,000 characters, tinyhtml5 two, and
npm's `html-validate` needs a JavaScript engine beside.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from grader.domain.exercises.style import StyleFinding

MOST_CHARACTERS = 20_000
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
CLOSED_BY_OTHERS = frozenset(
    {"body", "colgroup", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td"}
    | {"tfoot", "th", "thead", "tr"}
)
"""Whose end tag may be left out: https://html.spec.whatwg.org/multipage/syntax.html#optional-tags."""
FIELDS = frozenset({"input", "select", "textarea"})
NAMED_OTHERWISE = frozenset({"button", "hidden", "image", "reset", "submit"})
"""Types of an `input` that need no label."""
WORDS = ("aria-label", "aria-labelledby", "title")
FOREIGN = frozenset({"svg", "math"})
TEMPLATE = "{%"
"""Where a template decides what is written, a tag may be closed in a branch."""

RAW = frozenset({"script", "style", "textarea", "title"})
"""What stands in them is no tag."""
COMMENT, COMMENT_END = "<!--", "-->"
TAG = re.compile(r"""<(/?)([a-z][a-z0-9-]{0,40})((?:[\s/](?:[^<>"']|"[^"<>]*"|'[^'<>]*')*)?)>""", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>]+))?""")
"""No attempt reads beyond the next `<`, so that all of them together read each character a few times."""

Attributes = dict[str, str]


@dataclass(frozen=True)
class _Tag:
    """A tag as it is written.

    Attributes:
        ends: It is an end tag.
        struck: It ends with a stroke, `<path/>`.
    """

    name: str
    line: int
    own: Attributes
    ends: bool
    struck: bool


@lru_cache(maxsize=64)
def html_findings(text: str, rules: tuple[str, ...]) -> tuple[StyleFinding, ...]:
    """`grader.engine.ports.exercises.Lint`."""
    if len(text) > MOST_CHARACTERS:
        return ()
    page = _Page()
    for tag in _tags(text):
        page.read(tag)
    found = (one for one in page.findings() if one.rule in rules and (one.rule != "H74" or TEMPLATE not in text))
    return tuple(sorted(found, key=lambda one: (one.line, one.rule)))


def _tags(text: str) -> Iterator[_Tag]:
    """Yield the tags of a page, without what comments, scripts and the like hold."""
    low, at, seen, line = text.lower(), 0, 0, 1
    while (at := text.find("<", at)) >= 0:
        found = TAG.match(text, at)
        if text.startswith(COMMENT, at):
            at = _after(text, COMMENT_END, at + len(COMMENT))
        elif found is None:
            at += 1
        else:
            line += text.count("\n", seen, at)
            seen, name, ends = at, found[2].lower(), bool(found[1])
            yield _Tag(name, line, _attributes(found[3]), ends, found[3].endswith("/"))
            at = found.end()
            if name in RAW and not ends and (at := low.find(f"</{name}", at)) < 0:
                return


def _after(text: str, end: str, start: int) -> int:
    found = text.find(end, start)
    return len(text) if found < 0 else found + len(end)


def _attributes(text: str) -> Attributes:
    return {one[1].lower(): (one[2] or "").strip("\"'") for one in ATTRIBUTE.finditer(text)}


class _Page:
    """What a page has, and lacks, as its tags come by."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._around: Counter[str] = Counter()
        self._found: list[StyleFinding] = []
        self._fields: list[_Tag] = []
        self._labelled: set[str] = set()
        self._html: _Tag | None = None
        self._titled = False

    def read(self, tag: _Tag) -> None:
        """Take in the next tag."""
        if tag.ends:
            self._end(tag.name)
            return
        self._note(tag)
        if tag.name not in VOID and not (tag.struck and self._in_foreign):  # only there does the stroke end it
            self._open.append((tag.name, tag.line))
            self._around[tag.name] += 1

    def _note(self, tag: _Tag) -> None:
        if tag.name == "html" and self._html is None:
            self._html = tag
        self._titled |= tag.name == "title" and not self._in_foreign
        if tag.name == "img" and not tag.own.keys() & {"alt", *WORDS}:
            self._found.append(StyleFinding("H37", tag.line))
        if tag.name == "label":
            self._labelled.add(tag.own.get("for", ""))
        if tag.name in FIELDS and not self._around["label"]:
            self._fields.append(tag)

    def _end(self, name: str) -> None:
        if not self._around[name]:
            return
        while (last := self._close())[0] != name:
            self._leave_open(*last)

    def findings(self) -> Iterator[StyleFinding]:
        """Yield what the page lacks, once all of it was read."""
        while self._open:
            self._leave_open(*self._close())
        yield from self._found
        for tag in self._fields:
            named = tag.own.keys() & set(WORDS) or (tag.own.get("id") and tag.own["id"] in self._labelled)
            if not named and tag.own.get("type", "").lower() not in NAMED_OTHERWISE:
                yield StyleFinding("H44", tag.line, tag.name)
        if self._html is not None:
            yield from [] if self._html.own.get("lang") else [StyleFinding("H57", self._html.line)]
            yield from [] if self._titled else [StyleFinding("H25", self._html.line)]

    @property
    def _in_foreign(self) -> bool:
        return any(self._around[name] for name in FOREIGN)

    def _close(self) -> tuple[str, int]:
        tag, line = self._open.pop()
        self._around[tag] -= 1
        return tag, line

    def _leave_open(self, tag: str, line: int) -> None:
        if tag not in CLOSED_BY_OTHERS:
            self._found.append(StyleFinding("H74", line, tag))
