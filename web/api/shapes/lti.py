"""The courses of learning platforms, as the API tells them."""

from datetime import datetime
from typing import Self

from grader.domain.lti import course as domain
from grader.engine.lti.courses import CoursesPage
from web.api.shapes.basic import Given, Shape


class Course(Shape):
    """A course of a learning platform."""

    id: str
    platform: str
    """Its name in the settings."""

    title: str
    seen_at: datetime
    """When somebody who teaches it was launched last."""

    lists_people: bool
    """Its platform lets us list who is in it."""

    @classmethod
    def of(cls, course: domain.Course) -> Self:
        """Return a course as a program reads it."""
        return cls(
            id=course.id,
            platform=course.platform,
            title=course.title,
            seen_at=course.seen_at,
            lists_people=bool(course.members),
        )


class Courses(Shape):
    """The courses of a cohort."""

    connected: list[Course]
    open: list[Course]
    """Of no cohort yet, from which the caller was launched."""

    @classmethod
    def of(cls, page: CoursesPage) -> Self:
        """Return what the page shows."""
        return cls(connected=list(map(Course.of, page.connected)), open=list(map(Course.of, page.open)))


class ToTakeIn(Given):
    """How to take people in."""

    dry_run: bool = False
    """Only say what would happen."""
