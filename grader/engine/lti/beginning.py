"""A learning platform begins a launch: the browser goes back there to be signed in, with what must come back."""

from dataclasses import dataclass

from grader.domain.errors import NotFound, NotValid, ProviderFailed, ProviderFault
from grader.domain.identities.departure import Departure
from grader.domain.lti.platform import LearningPlatform, platform_of
from grader.engine.ports.lti import LearningPlatforms
from grader.engine.ports.sources import NewSecret, Now

MOST_HINT = 8_000


@dataclass(frozen=True)
class Begin:
    """What a platform says as it begins: https://www.imsglobal.org/spec/security/v1p0#openid_connect_launch_flow.

    Attributes:
        login_hint: Whom it means; only the platform reads it.
        message_hint: Which link it means; only the platform reads it.
    """

    issuer: str
    login_hint: str
    message_hint: str = ""
    client_id: str = ""
    deployment: str = ""


@dataclass(frozen=True)
class BegunLaunch:
    """What this browser must keep until it is back, and where it goes."""

    platform: LearningPlatform
    departure: Departure
    address: str


def begin(said: Begin, *, platforms: LearningPlatforms, now: Now, new_secret: NewSecret) -> BegunLaunch:
    """Return what somebody needs who is launched.

    Raises:
        NotFound: `lti_platform`: the settings have none that calls itself so.
        NotValid: `lti_request`: it says too little, or too much.
        ProviderFailed: `DEPLOYMENT`.
    """
    platform = begun_by(said, platforms)
    if not said.login_hint or max(len(said.login_hint), len(said.message_hint)) > MOST_HINT:
        raise NotValid("lti_request", provider=platform.title)
    if said.deployment and said.deployment not in platform.deployments:
        raise ProviderFailed(platform.name, ProviderFault.DEPLOYMENT)
    hints = {"login_hint": said.login_hint} | ({"lti_message_hint": said.message_hint} if said.message_hint else {})
    departure = Departure(platform.name, new_secret(), new_secret(), "", now())
    return BegunLaunch(platform, departure, platforms.way(platform, departure, hints))


def begun_by(said: Begin, platforms: LearningPlatforms) -> LearningPlatform:
    """Return the platform that begins.

    Raises:
        NotFound: `lti_platform`.
    """
    platform = platform_of(platforms.known, said.issuer, said.client_id)
    if platform is None:
        raise NotFound("lti_platform")
    return platform
