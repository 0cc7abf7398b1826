"""The learning platforms that the settings name."""

from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from grader.adapters.identity_providers.known_keys import KnownKeys
from grader.adapters.identity_providers.line import AskAddress, ProviderLine
from grader.adapters.identity_providers.lti.claims import CLAIM, launch_in
from grader.adapters.identity_providers.lti.services import PlatformServices
from grader.adapters.identity_providers.openid import with_query
from grader.domain.identities.departure import LIFE, Departure
from grader.domain.lti.launch import CourseMember, Launch, Picking
from grader.domain.lti.platform import LearningPlatform, Platforms
from grader.domain.lti.score import Grade
from grader.engine.ports.lti import Picked, ToolSigner
from grader.engine.ports.sources import NewSecret, Now

LAUNCH_PATH = "/lti/launch"


class NamedPlatforms:
    """`grader.engine.ports.lti.LearningPlatforms` of the settings.

    Args:
        public_url: Ours, to which platforms post launches.
        elapsed: For tests: by which clock, in seconds, keys and tokens age.
    """

    def __init__(
        self,
        platforms: Sequence[LearningPlatform],
        public_url: str,
        ask: AskAddress,
        signer: ToolSigner,
        now: Now,
        new_secret: NewSecret,
        *,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._known = {one.name: one for one in platforms}
        self._public_url, self._signer, self._now, self._new_secret = public_url.rstrip("/"), signer, now, new_secret
        lines = {one.name: ProviderLine(one.provider, ask, elapsed) for one in platforms}
        self._keys = {name: KnownKeys(line, elapsed) for name, line in lines.items()}
        self._services = {
            one.name: PlatformServices(one, lines[one.name], signer, now, new_secret, elapsed) for one in platforms
        }

    @property
    def known(self) -> Platforms:
        return self._known

    def way(self, platform: LearningPlatform, departure: Departure, hints: Mapping[str, str]) -> str:
        asked = {
            "scope": "openid",
            "response_type": "id_token",
            "response_mode": "form_post",
            "prompt": "none",
            "client_id": platform.provider.client_id,
            "redirect_uri": f"{self._public_url}{LAUNCH_PATH}",
            "state": departure.state,
            "nonce": departure.nonce,
            **hints,
        }
        return with_query(platform.authorization, asked)

    def launch(self, platform: LearningPlatform, departure: Departure, token: str) -> Launch:
        claims = self._keys[platform.name].checked(token, platform.keys, departure.nonce, self._now())
        return launch_in(platform, claims, self._public_url)

    def members(self, platform: LearningPlatform, address: str) -> Sequence[CourseMember]:
        return self._services[platform.name].members(address)

    def give(self, platform: LearningPlatform, line_item: str, grade: Grade) -> int:
        return self._services[platform.name].give(line_item, grade)

    def chosen(self, platform: LearningPlatform, picking: Picking, picked: Sequence[Picked]) -> str:
        at = int(self._now().timestamp())
        said: dict[str, object] = {
            "iss": platform.provider.client_id,
            "aud": [platform.provider.issuer],
            "iat": at,
            "exp": at + int(LIFE.total_seconds()),
            "nonce": self._new_secret(),
            f"{CLAIM}deployment_id": picking.deployment,
            f"{CLAIM}message_type": "LtiDeepLinkingResponse",
            f"{CLAIM}version": "1.3.0",
            "https://purl.imsglobal.org/spec/lti-dl/claim/content_items": [_item(one) for one in picked],
        }
        if picking.data:
            said["https://purl.imsglobal.org/spec/lti-dl/claim/data"] = picking.data
        return self._signer.signed(said)


def _item(picked: Picked) -> Mapping[str, object]:
    return {
        "type": "ltiResourceLink",
        "title": picked.title,
        "url": picked.address,
        "custom": {"exercise": picked.exercise},
        "lineItem": {"label": picked.title, "scoreMaximum": picked.points, "resourceId": picked.exercise},
        "window": {"targetName": "_blank"},
    }
