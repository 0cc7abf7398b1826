"""Statements, hints and comments as HTML: CommonMark without raw HTML, cleaned once more, code coloured by classes."""

import re
from functools import cache, lru_cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

TAGS = {
    *("a", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre"),
    *("span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
LINE_TAGS = {"a", "code", "em", "strong"}
CODE = re.compile(r"`([^`\n]+)`")
CODE_TAG = Markup('<code translate="no">{}</code>')
ATTRIBUTES = {
    "a": {"href", "title"},
    "code": {"translate"},
    "ol": {"start"},
    "pre": {"tabindex", "translate"},
    "span": {"class"},
}
GUIDE_TAGS = TAGS | {"img"}
GUIDE_ATTRIBUTES = ATTRIBUTES | {"h2": {"id"}, "img": {"alt", "src"}}
SIBLING = re.compile(r"^([\w-]+)\.md(#.*)?$")
"""A link from one guide to another, which the repository's pages follow, too."""
NO_LETTER = re.compile(r"[^\w\- ]")


def _coloured(code: str, name: str, _attributes: str) -> str:
    """Return a code block; one of a language that nobody knows is shown plain."""
    try:
        marked = highlight(code, get_lexer_by_name(name), HtmlFormatter(nowrap=True)) if name else str(escape(code))
    except ClassNotFound:
        marked = str(escape(code))
    # It may be wider than the page, and what scrolls must be reached by the keyboard.
    return f'<pre tabindex="0" translate="no"><code>{marked}</code></pre>'


_parser = MarkdownIt("commonmark", {"html": False, "highlight": _coloured}).enable(["table", "strikethrough"])


@lru_cache(maxsize=256)
def markdown(text: str) -> Markup:
    """Return a statement as safe HTML; its first title is left out, as the page has it, and others sit below it."""
    tokens = _parser.parse(text)
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for token in tokens:
        if token.type in {"heading_open", "heading_close"} and token.tag == "h1":
            token.tag = "h2"
    return _clean(_parser.renderer.render(tokens, _parser.options, {}), TAGS)


@lru_cache(maxsize=1024)
def markdown_line(text: str) -> Markup:
    """Return a title or a hint as safe HTML of one line: code, emphasis and links only."""
    return _clean(_parser.renderInline(text), LINE_TAGS)


def markdown_comment(text: str) -> Markup:
    """Return what somebody wrote as safe HTML without titles of its own; nothing of it is kept in memory."""
    tokens = _parser.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "p"
    return _clean(_parser.renderer.render(tokens, _parser.options, {}), TAGS)


@cache
def markdown_guide(text: str) -> Markup:
    """Return a guide of ours as safe HTML: its title is the page's, each heading has its anchor, pictures are shown.

    A link to another guide leads to its page; the words of one to a file that only the repository has become code.
    """
    tokens = _parser.parse(text)[3:]
    for heading, words in pairwise(tokens):
        if heading.type == "heading_open":
            heading.attrSet("id", anchor(words.content))
    for token in tokens:
        _lead_within_the_site(token.children or [])
    return _clean(_parser.renderer.render(tokens, _parser.options, {}), GUIDE_TAGS, GUIDE_ATTRIBUTES)


def anchor(heading: str) -> str:
    """Return the place of a heading in its page, by the rule of forges, so that one link is right there and here."""
    return NO_LETTER.sub("", heading.lower()).replace(" ", "-")


def _lead_within_the_site(tokens: list[Token]) -> None:
    """Mend the links of a line; they are not nested."""
    outside = False
    for token in tokens:
        if token.type == "link_open":
            sibling = SIBLING.match(str(token.attrGet("href")))
            outside = sibling is None
            if sibling is not None:
                token.attrSet("href", f"{sibling[1]}{sibling[2] or ''}")
        if outside and token.type in {"link_open", "link_close"}:
            token.tag = "code"
            token.attrs = {}


def inline_code(text: str) -> Markup:
    """Return a sentence with what stands between backticks as code; nothing else is marked, as it quotes learners."""
    parts = CODE.split(text)
    return Markup("").join(CODE_TAG.format(part) if place % 2 else escape(part) for place, part in enumerate(parts))


def _clean(html: str, tags: set[str], attributes: dict[str, set[str]] = ATTRIBUTES) -> Markup:
    cleaned = nh3.clean(html, tags=tags, attributes=attributes, link_rel="noopener noreferrer")
    return Markup(cleaned)  # noqa: S704 - this is the output of the cleaner
