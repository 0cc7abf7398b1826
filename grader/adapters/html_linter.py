"""What a page's own text shows to be missing for somebody: pictures and fields without words, tags that stay open.

Rules have the names of WCAG's techniques (https://www.w3.org/WAI/WCAG22/Techniques/). A browser mends what it is
given, so that nobody sees in it what was left open; here the text is read as it stands, from front to back, once.
npm's `html-validate` knows more, and needs a JavaScript engine beside the web's own processes.
"""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

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

Attributes = dict[str, str]


@lru_cache(maxsize=64)
def html_findings(text: str, rules: tuple[str, ...]) -> tuple[StyleFinding, ...]:
    """`grader.engine.ports.exercises.Lint`."""
    if len(text) > MOST_CHARACTERS:
        return ()
    page = _Page()
    page.feed(text)
    page.close()
    found = (one for one in page.findings() if one.rule in rules and (one.rule != "H74" or TEMPLATE not in text))
    return tuple(sorted(found, key=lambda one: (one.line, one.rule)))


class _Page(HTMLParser):
    """Reads a page once, and remembers what it lacks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, int]] = []
        self._around: Counter[str] = Counter()
        self._found: list[StyleFinding] = []
        self._fields: list[tuple[str, int, Attributes]] = []
        self._labelled: set[str] = set()
        self._html: tuple[int, Attributes] | None = None
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own, line = {name: value or "" for name, value in attrs}, self.getpos()[0]
        if tag == "html" and self._html is None:
            self._html = line, own
        self._titled |= tag == "title" and not self._in_foreign
        if tag == "img" and not own.keys() & {"alt", *WORDS}:
            self._found.append(StyleFinding("H37", line))
        if tag == "label":
            self._labelled.add(own.get("for", ""))
        if tag in FIELDS and not self._around["label"]:
            self._fields.append((tag, line, own))
        if tag not in VOID:
            self._open.append((tag, line))
            self._around[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID and self._in_foreign:
            self._close()  # only there does the stroke end it

    def handle_endtag(self, tag: str) -> None:
        if not self._around[tag]:
            return
        while (last := self._close())[0] != tag:
            self._leave_open(*last)

    def findings(self) -> Iterator[StyleFinding]:
        """Yield what the page lacks, once all of it was read."""
        while self._open:
            self._leave_open(*self._close())
        yield from self._found
        for tag, line, own in self._fields:
            named = own.keys() & set(WORDS) or (own.get("id") and own["id"] in self._labelled)
            if not named and own.get("type", "").lower() not in NAMED_OTHERWISE:
                yield StyleFinding("H44", line, tag)
        if self._html is not None:
            line, own = self._html
            yield from [] if own.get("lang") else [StyleFinding("H57", line)]
            yield from [] if self._titled else [StyleFinding("H25", line)]

    @property
    def _in_foreign(self) -> bool:
        return any(self._around[name] for name in FOREIGN)

    def _close(self) -> tuple[str, int]:
        tag, line = self._open.pop()
        self._around[tag] -= 1
        return tag, line

    def _leave_open(self, tag: str, line: int) -> None:
        if tag not in CLOSED_BY_OTHERS and tag.isascii() and tag.isalnum():
            self._found.append(StyleFinding("H74", line, tag[:20]))
