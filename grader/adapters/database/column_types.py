"""Column types: moments that must be aware, days, and the domain's words stored as text."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps it as text that sorts by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the moment in UTC.

        Raises:
            ValueError: It is naive: nobody could tell which moment is meant.
        """
        if value is None:
            return None
        if value.utcoffset() is None:
            msg = f"{value!r} is naive; the database takes aware moments only"
            raise ValueError(msg)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment aware and in UTC; SQLite keeps no zone."""
        return None if value is None else value.replace(tzinfo=UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Leave PostgreSQL's moments as they come, in UTC (`engines.py`): a board reads some 4,000."""
        return None if dialect.name == "postgresql" else super().result_processor(dialect, coltype)


class CalendarDay(TypeDecorator[date]):
    """A day as people say it, of no zone, stored as `2027-06-30`, which sorts by time."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text of the day."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Return the day of the text."""
        return None if value is None else date.fromisoformat(value)


class StoredWord(TypeDecorator[StrEnum]):
    """A word of one of the domain's enumerations, stored as text so that a new word needs no migration."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words
        # A board reads some 2,000: looked up, they cost a tenth of what the enumeration's own call takes.
        self._by_text = {word.value: word for word in words}

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the text of the word.

        Raises:
            ValueError: The enumeration has no such word.
        """
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002
        """Return the word of the text."""
        return None if value is None else self._by_text[value]


class StoredWords(TypeDecorator[frozenset[StrEnum]]):
    """A set of words of one enumeration, stored as text with spaces between, in the order of the alphabet."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: frozenset[StrEnum] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the texts of the words."""
        return None if value is None else " ".join(sorted(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> frozenset[StrEnum] | None:  # noqa: ARG002
        """Return the words of the texts."""
        return None if value is None else frozenset(map(self.words, value.split()))
