"""A browser of a test that follows what it reads, and counts its clicks: a link is one, and so is opening a fold."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient

VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}
SILENT = {"script", "style", "svg", "option"}
INLINE = {"a", "abbr", "code", "em", "span", "strong", "time"}


@dataclass
class Link:
    """A link with its text; `folded` ones show once their fold is open."""

    address: str
    folded: bool
    text: str = ""


@dataclass
class Seen(HTMLParser):
    """A page as it is seen before anything is opened: its text, and its links."""

    text: str = ""
    links: list[Link] = field(default_factory=list)
    _open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.text += "" if tag in INLINE else " "
        if tag == "a" and given.get("href"):
            self.links.append(Link(str(given["href"]), self._folded()))
        if tag not in VOID:
            self._open.append((tag, tag == "details" and "open" not in given))

    def handle_endtag(self, tag: str) -> None:
        self.text += "" if tag in INLINE else " "
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._open}
        if tags & SILENT:
            return
        if "a" in tags:
            self.links[-1].text += data
        if not self._folded() or "summary" in tags:
            self.text += data

    def _folded(self) -> bool:
        return any(closed for _, closed in self._open)


class Reader:
    """Somebody who has just signed in."""

    def __init__(self, client: FlaskClient) -> None:
        self._client = client
        self.clicks = 0
        self._look("/")

    def click(self, begins: str) -> "Reader":
        """Follow the first link whose text begins so; one in a fold costs the click that opens it, too."""
        link = next(one for one in self._page.links if _plain(one.text).startswith(begins))
        self.clicks += 2 if link.folded else 1
        self._look(link.address)
        return self

    def reads(self, pattern: str) -> list[str]:
        """Return each match of a pattern in the page as it is seen, its blanks made single ones."""
        return re.findall(pattern, _plain(self._page.text))

    def _look(self, address: str) -> None:
        answer = self._client.get(address.partition("#")[0])
        assert answer.status_code == 200, address
        self._page = Seen()
        self._page.feed(answer.text)


def _plain(text: str) -> str:
    return " ".join(text.split())
