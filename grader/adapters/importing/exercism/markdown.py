"""A track's Markdown, read line by line: what is a heading and what is code, and Exercism's own kinds of blocks."""

import re
from collections.abc import Iterator

FENCE = re.compile(r"^ {0,3}(?P<fence>`{3,}|~{3,})(?P<word>[^`]*)$")
HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?=[ \t])")
APPEND = re.compile(r"^# (Instructions|Introduction) append\s*$", re.IGNORECASE)
EXERCISM_BLOCK = re.compile(r"^exercism/(?P<kind>note|caution|advanced)\s*$")
LINK = re.compile(r"!?\[(?P<text>[^\[\]]+)\](\([^()\s]*\)|\[[^\[\]]*\])")
BULLET = re.compile(r"^[-*] +(?P<text>.+)$")
TASK = re.compile(r"^## (?P<number>[0-9]{1,3})\.")
LAST_LEVEL = 6
SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def below_a_title(text: str) -> str:
    """Return a document whose headings are one level lower, so that it can stand under a title."""
    return "\n".join(_lowered(text)).strip("\n")


def task_hints(text: str) -> dict[int, list[str]]:
    """Return the hints of `hints.md` by the number of their task, links as their words."""
    hints: dict[int, list[str]] = {}
    current: list[str] | None = None
    for line in text.splitlines():
        if line.startswith("#"):
            task = TASK.match(line)
            current = hints.setdefault(int(task["number"]), []) if task else None
        elif current is not None and (bullet := BULLET.match(line)):
            current.append(words_only(bullet["text"]))
        elif current and line.startswith(" ") and line.strip():
            current[-1] += f" {words_only(line)}"
    return {number: listed for number, listed in hints.items() if listed}


def words_only(text: str) -> str:
    """Return a line's text without its links' addresses."""
    return " ".join(LINK.sub(lambda match: match["text"], text).split())


def escaped(text: str) -> str:
    """Return a stranger's words on one line, with nothing in them that Markdown or HTML would act on."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _lowered(text: str) -> Iterator[str]:
    """Yield the lines of a document, `~~~~exercism/note` blocks as quotes."""
    fence, quoted = "", False
    for line in text.splitlines():
        found = FENCE.match(line)
        if not fence and found:
            fence = found["fence"]
            block = EXERCISM_BLOCK.match(found["word"].strip())
            quoted = block is not None
            yield f"> **{block['kind'].capitalize()}**\n>" if block else line
        elif fence and found and not found["word"].strip() and found["fence"].startswith(fence):
            fence = ""
            if not quoted:
                yield line
        elif fence:
            yield f"> {line}".rstrip() if quoted else line
        elif not APPEND.match(line):
            yield _lower_heading(line)


def _lower_heading(line: str) -> str:
    heading = HEADING.match(line)
    return f"#{line.lstrip()}" if heading and len(heading["marks"]) < LAST_LEVEL else line
