"""A course of a learning platform, as it is known from the launches of who teaches it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Course:
    """A course.

    Attributes:
        context: The platform's own id of it.
        members: Where its people are listed; empty where we may not ask.
        cohort: The slug of the cohort that learns in it; None until a lead has said so.
        seen_by: The id of the teacher who launched from it last.
    """

    id: str
    platform: str
    deployment: str
    context: str
    title: str
    members: str
    seen_by: str
    seen_at: datetime
    cohort: str | None = None
