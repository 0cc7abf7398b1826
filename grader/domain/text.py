"""Texts in the school's two languages, and messages stored as a code with values, rendered per reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Language(StrEnum):
    """A language that every text of the product exists in; French first."""

    FR = "fr"
    EN = "en"


@dataclass(frozen=True)
class Text:
    """A trainer's text in both languages; an empty string where one is missing."""

    fr: str
    en: str = ""

    def in_(self, language: Language) -> str:
        """Return the text in that language, or in the other where it is missing."""
        own, other = (self.fr, self.en) if language is Language.FR else (self.en, self.fr)
        return own or other

    def language_shown(self, wanted: Language) -> Language:
        """Return the language that `in_` really answers in, to mark a fallback with `lang=`."""
        if wanted is Language.FR:
            return Language.FR if self.fr else Language.EN
        return Language.EN if self.en else Language.FR


@dataclass(frozen=True)
class Message:
    """A sentence to be: a stable code, its values, and the raw line it came from.

    Attributes:
        code: Names the sentence; `runner_images/PROTOCOL.md` lists those of the harness.
        params: Values that the sentence quotes; they may come from hostile code and are escaped when shown.
        raw: The original line (for example `ZeroDivisionError: division by zero`), or an empty string.
    """

    code: str
    params: Mapping[str, str | int | None] = field(default_factory=dict)
    raw: str = ""

    def value(self, name: str) -> str:
        """Return a value as text; an empty one where it is missing or null, as any may be."""
        value = self.params.get(name)
        return "" if value is None else str(value)

    @property
    def place(self) -> str:
        """Return `file:line` as far as the message tells; an empty text where it names no file."""
        file, line = self.value("file"), self.value("line")
        return f"{file}:{line}" if file and line else file
