"""What a learning platform signs of a launch: who comes, from which course, for which exercise."""

from dataclasses import dataclass

from grader.domain.identities.identity import Vouched

MAX_ADDRESS_LENGTH = 500
MAX_NAME_LENGTH = 200


@dataclass(frozen=True)
class LaunchedCourse:
    """The course that a launch comes from.

    Attributes:
        context: The platform's own id of it.
        members: Where its people are listed; empty where we may not ask.
    """

    deployment: str
    context: str
    title: str
    members: str = ""


@dataclass(frozen=True)
class Picking:
    """A teacher chooses what a new link of their course opens: https://www.imsglobal.org/spec/lti-dl/v2p0.

    Attributes:
        back: Where the choice is sent.
        data: Comes back with it as it is.
        several: More than one may be chosen.
    """

    deployment: str
    back: str
    data: str = ""
    several: bool = False


@dataclass(frozen=True)
class Launch:
    """A launch whose signature, times, audience, nonce and deployment are as they must be.

    Attributes:
        platform: Its name in the settings.
        course: None where it comes from none.
        exercise: What the link opens; empty for our front page.
        line_item: Where a grade of this link is given; empty where the platform wants none.
        teaches: They teach, design or administer the course.
    """

    platform: str
    said: Vouched
    course: LaunchedCourse | None = None
    exercise: str = ""
    line_item: str = ""
    teaches: bool = False
    picking: Picking | None = None


@dataclass(frozen=True)
class CourseMember:
    """Somebody of a course, as its platform lists them.

    Attributes:
        subject: The platform's own id of them, as launches sign it.
        school_id: What the school calls them; empty where it is not said.
    """

    subject: str
    name: str
    email: str = ""
    school_id: str = ""
