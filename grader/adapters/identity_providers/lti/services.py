"""A learning platform's services, asked with short-lived tokens that it gives for a signature of ours.

https://www.imsglobal.org/spec/security/v1p0#using-json-web-tokens-with-oauth-2-0-client-credentials-grant
https://www.imsglobal.org/spec/lti-ags/v2p0
https://www.imsglobal.org/spec/lti-nrps/v2p0
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from time import monotonic
from urllib.parse import urlencode, urljoin, urlsplit

from grader.adapters.identity_providers.line import ProviderLine
from grader.adapters.identity_providers.lti.claims import SCORE, members_in
from grader.domain.errors import NotValid, ProviderFailed, ProviderFault
from grader.domain.lti.launch import CourseMember
from grader.domain.lti.platform import LearningPlatform
from grader.domain.lti.score import Grade
from grader.engine.ports.lti import ToolSigner
from grader.engine.ports.sources import NewSecret, Now

MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly"
MEMBERS_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json"
SCORE_TYPE = "application/vnd.ims.lis.v1.score+json"
ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ASSERTION_SECONDS = 60
UNAUTHORIZED = 401

MOST_PAGES, MOST_MEMBERS = 30, 300
NEXT = re.compile(r'<([^<>]+)>\s*;(?:[^,<]*;)?\s*rel="?next"?', re.ASCII)


@dataclass(frozen=True)
class _Token:
    text: str
    until: float


class PlatformServices:
    """The services of one platform.

    Args:
        elapsed: For tests: by which clock, in seconds, tokens age.
    """

    def __init__(
        self,
        platform: LearningPlatform,
        line: ProviderLine,
        signer: ToolSigner,
        now: Now,
        new_secret: NewSecret,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._platform, self._line, self._signer = platform, line, signer
        self._now, self._new_secret, self._elapsed = now, new_secret, elapsed
        self._tokens: dict[str, _Token] = {}

    def knock(self) -> None:
        """Ask for a token, and for nothing with it.

        Raises:
            ProviderFailed: `AWAY`; `KEY`: none is given.
        """
        self._token(SCORE)

    def members(self, address: str) -> tuple[CourseMember, ...]:
        """Return the learners of a course, page after page."""
        found: dict[str, CourseMember] = {}
        for _ in range(MOST_PAGES):
            headers = {"Accept": MEMBERS_TYPE, "Authorization": f"Bearer {self._token(MEMBERS)}"}
            page, links = self._line.page(address, ProviderFault.ANSWER, headers)
            found |= {one.subject: one for one in members_in(page, self._platform)}
            if len(found) > MOST_MEMBERS:
                raise NotValid("roster_too_long", most=MOST_MEMBERS, lines=len(found))
            onward = NEXT.search(links)
            if onward is None:
                return tuple(found.values())
            address = self._own(urljoin(address, onward[1]))
        raise ProviderFailed(self._platform.name, ProviderFault.ANSWER)

    def give(self, line_item: str, grade: Grade) -> int:
        """Give a grade, and return the platform's status; with a token that it takes no more, once again."""
        status = self._given(line_item, grade)
        if status == UNAUTHORIZED and self._tokens.pop(SCORE, None) is not None:
            status = self._given(line_item, grade)
        return status

    def _given(self, line_item: str, grade: Grade) -> int:
        headers = {"Content-Type": SCORE_TYPE, "Authorization": f"Bearer {self._token(SCORE)}"}
        return self._line.status(scores_of(self._own(line_item)), headers, json.dumps(score_of(grade)).encode())

    def _own(self, address: str) -> str:
        """Return an address that our token may go to.

        Raises:
            ProviderFailed: `ANSWER`: it is none of the platform's.
        """
        if not self._platform.provider.may_answer(address):
            raise ProviderFailed(self._platform.name, ProviderFault.ANSWER)
        return address

    def _token(self, scope: str) -> str:
        """Return an access token, which is asked for anew shortly before it ends.

        Raises:
            ProviderFailed: `AWAY`; `KEY`: none is given.
        """
        held = self._tokens.get(scope)
        if held is None or self._elapsed() >= held.until:
            held = self._new_token(scope)
            self._tokens[scope] = held
        return held.text

    def _new_token(self, scope: str) -> _Token:
        fields = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": self._signer.signed(self._assertion()),
            "scope": scope,
        }
        answer = self._line.document(
            self._platform.token, ProviderFault.KEY, headers=FORM, body=urlencode(fields).encode()
        )
        text, seconds = answer.get("access_token"), answer.get("expires_in", 0)
        if not isinstance(text, str) or not text.isascii() or not text.isprintable():
            raise ProviderFailed(self._platform.name, ProviderFault.KEY)
        lasting = seconds if isinstance(seconds, int) and not isinstance(seconds, bool) else 0
        return _Token(text, self._elapsed() + min(lasting, 3_600) - ASSERTION_SECONDS)

    def _assertion(self) -> Mapping[str, object]:
        at, ours = int(self._now().timestamp()), self._platform.provider.client_id
        return {
            "iss": ours,
            "sub": ours,
            "aud": self._platform.audience,
            "iat": at,
            "exp": at + ASSERTION_SECONDS,
            "jti": self._new_secret(),
        }


def scores_of(line_item: str) -> str:
    """Return where grades of a line item are posted to: before its query, as Moodle has one."""
    parts = urlsplit(line_item)
    return parts._replace(path=f"{parts.path.rstrip('/')}/scores").geturl()


def score_of(grade: Grade) -> Mapping[str, object]:
    """Return a grade as it is posted: https://www.imsglobal.org/spec/lti-ags/v2p0#score-service."""
    at = grade.at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "userId": grade.subject,
        "scoreGiven": grade.points,
        "scoreMaximum": grade.most,
        "activityProgress": "Completed" if grade.passed else "Submitted",
        "gradingProgress": "FullyGraded",
        "timestamp": at,
    }
