"""Learning platforms, as they are asked; what is kept of them; and the key that proves to them who asks."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from grader.domain.identities.departure import Departure
from grader.domain.lti.course import Course
from grader.domain.lti.key import ToolKey
from grader.domain.lti.launch import CourseMember, Launch, LaunchedCourse, Picking
from grader.domain.lti.platform import LearningPlatform, Platforms
from grader.domain.lti.score import Grade, Score


@dataclass(frozen=True)
class Picked:
    """An exercise that a teacher puts into their course.

    Attributes:
        address: Its page.
        points: The most that it gives.
    """

    exercise: str
    title: str
    address: str
    points: int


class LearningPlatforms(Protocol):
    """The learning platforms that the settings name, asked in bounds of time and size."""

    @property
    def known(self) -> Platforms:
        """Return them by name."""

    def way(self, platform: LearningPlatform, departure: Departure, hints: Mapping[str, str]) -> str:
        """Return where a browser goes to be signed in, with what the platform said along."""

    def launch(self, platform: LearningPlatform, departure: Departure, token: str) -> Launch:
        """Return what a launch says.

        Raises:
            ProviderFailed: Its keys cannot be had, or nothing that the token says can be taken.
        """

    def members(self, platform: LearningPlatform, address: str) -> Sequence[CourseMember]:
        """Return the learners of a course.

        Raises:
            ProviderFailed: `AWAY`, `KEY`: it gives us no token; `ANSWER`.
            NotValid: `roster_too_long`.
        """

    def give(self, platform: LearningPlatform, line_item: str, grade: Grade) -> int:
        """Give a grade, and return the status that the platform answers.

        Raises:
            ProviderFailed: `AWAY`, `KEY`: it gives us no token.
        """

    def chosen(self, platform: LearningPlatform, picking: Picking, picked: Sequence[Picked]) -> str:
        """Return what a teacher chose, signed for the platform.

        Raises:
            PlatformError: Our key cannot be used.
        """


class ToolSigner(Protocol):
    """This machine's key, of which nobody else has the private half."""

    def key(self, at: datetime) -> ToolKey:
        """Return its public half, made where there is none.

        Raises:
            PlatformError: It cannot be read or made.
        """

    def signed(self, claims: Mapping[str, object]) -> str:
        """Return claims as a JWT, by RS256: https://www.imsglobal.org/spec/security/v1p0.

        Raises:
            PlatformError: The key cannot be read or made.
        """

    def renew(self) -> str:
        """Throw the key away and make another; return the id of the old one, or nothing where there was none.

        Raises:
            PlatformError: It cannot be made.
        """


@dataclass(frozen=True)
class DueScore:
    """A grade that is to be given.

    Attributes:
        moved: The number of its cell's newest move.
        submission_id: Of the hand-in that counts.
        passed: The pass was acquired.
    """

    score: Score
    moved: int
    submission_id: str
    passed: bool


class LtiRecords(Protocol):
    """Courses, grades on their way, launches that were taken, and our keys."""

    def use_nonce(self, nonce: str, at: datetime) -> bool:
        """Note that a launch was taken, and tell whether it had not been before."""

    def see_course(self, platform: str, seen: LaunchedCourse, by: str, at: datetime, id_: str) -> Course:
        """Store a course as a teacher's launch has it, and return it as it is known."""

    def course(self, course_id: str) -> Course | None:
        """Return a course."""

    def course_of(self, platform: str, seen: LaunchedCourse) -> Course | None:
        """Return the course that a launch comes from."""

    def courses(self, cohort: str, seen_by: str) -> tuple[Course, ...]:
        """Return the courses of a cohort, and those of no cohort that a teacher launched from."""

    def connect(self, course_id: str, cohort: str | None) -> None:
        """Store which cohort learns in a course."""

    def want(self, score: Score) -> None:
        """Store that a platform wants a grade; what is known of it already stays, and is tried anew."""

    def due(self, platforms: Collection[str], at: datetime, limit: int) -> tuple[DueScore, ...]:
        """Return grades for these platforms whose cells have moved since they were given, and that may be tried now."""

    def claim(self, score: Score, until: datetime) -> bool:
        """Take a grade until a moment, and tell whether it was still as it was seen."""

    def end(self, score: Score) -> None:
        """Store what came of a try."""

    def troubled(self) -> Mapping[str, int]:
        """Return how many grades each platform does not have after some tries, by its name."""

    def keep_key(self, key: ToolKey) -> None:
        """Store the public half of a key, unless it is known."""

    def tool_keys(self) -> tuple[ToolKey, ...]:
        """Return all keys, the newest first."""

    def retire_key(self, key_id: str, at: datetime) -> None:
        """Note that a key signs no more."""
