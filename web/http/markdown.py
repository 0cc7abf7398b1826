"""Statements, hints and comments as HTML: CommonMark without raw HTML, cleaned once more, code coloured by classes."""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
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


def inline_code(text: str) -> Markup:
    """Return a sentence with what stands between backticks as code; nothing else is marked, as it quotes learners."""
    parts = CODE.split(text)
    return Markup("").join(CODE_TAG.format(part) if place % 2 else escape(part) for place, part in enumerate(parts))


def _clean(html: str, tags: set[str]) -> Markup:
    cleaned = nh3.clean(html, tags=tags, attributes=ATTRIBUTES, link_rel="noopener noreferrer")
    return Markup(cleaned)  # noqa: S704 - this is the output of the cleaner
