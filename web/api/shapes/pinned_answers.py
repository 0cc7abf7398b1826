"""Answers pinned to failures, as the API tells and takes them."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import ConfigDict, Field, model_validator

from grader.domain import pinned_answers
from grader.domain.pinned_answers import MAX_ANSWER_LENGTH
from web.api.shapes.basic import Given, Person, Shape, Text
from web.api.shapes.comments import WRITTEN

Answered = Annotated[str, Field(max_length=MAX_ANSWER_LENGTH, pattern=WRITTEN)]


class PinnedAnswer(Shape):
    """What the staff of a cohort answer to a failure."""

    cohort: str
    exercise: str
    key: str
    """Of the failure."""

    check: str | None
    """Null where the run was stopped before any check failed."""

    text: Text
    """Markdown, as it was typed."""

    author: Person
    written_at: datetime
    suite_digest: str
    """The version that it was written for; in another one it is shown only where it is kept."""

    kept: bool

    @classmethod
    def of(cls, answer: pinned_answers.PinnedAnswer) -> Self:
        """Return an answer."""
        named = ("cohort", "exercise", "key", "text", "author", "written_at", "suite_digest", "kept")
        return cls.model_validate({name: getattr(answer, name) for name in named} | {"check": answer.check or None})


class ToPin(Given):
    """What to answer; one language may be left out, and the other is shown."""

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["fr"]}, {"required": ["en"]}]})

    fr: Answered = ""
    """Markdown, in French."""

    en: Answered = ""
    """Markdown, in English."""

    kept: bool = False
    """It stays when the exercise's version changes."""

    @model_validator(mode="after")
    def _one_at_least(self) -> Self:
        if not self.fr and not self.en:
            msg = "neither language"
            raise ValueError(msg)
        return self
