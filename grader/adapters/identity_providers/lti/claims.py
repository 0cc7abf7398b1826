"""What is taken of a launch from its claims, each of which may be anything.

https://www.imsglobal.org/spec/lti/v1p3#required-message-claims
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from grader.adapters.identity_providers.claims import address_in, label_of
from grader.domain.errors import ProviderFailed, ProviderFault
from grader.domain.identities.identity import Vouched
from grader.domain.lti.launch import (
    MAX_ADDRESS_LENGTH,
    MAX_NAME_LENGTH,
    CourseMember,
    Launch,
    LaunchedCourse,
    Picking,
)
from grader.domain.lti.platform import LearningPlatform
from grader.domain.naming import is_slug

Claims = Mapping[str, object]

CLAIM = "https://purl.imsglobal.org/spec/lti/claim/"
SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"
ENDPOINT = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"
NAMES_AND_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"
SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score"

VERSION = "1.3.0"
RESOURCE, PICKING = "LtiResourceLinkRequest", "LtiDeepLinkingRequest"
OF_A_COURSE = re.compile(r"http://purl\.imsglobal\.org/vocab/lis/v2/membership(?:/[A-Za-z]+)?#([A-Za-z]+)", re.ASCII)
"""A role in the course, whose last word is how the settings name it: https://www.imsglobal.org/spec/lti/v1p3#roles."""

TEACHING = frozenset({"Instructor", "ContentDeveloper", "Administrator", "Manager"})
LEARNING = frozenset({"Learner"})
ACTIVE = "Active"
EXERCISE_PATH = "/exercises/"


def launch_in(platform: LearningPlatform, claims: Claims, public_url: str) -> Launch:
    """Return what a launch says.

    Raises:
        ProviderFailed: `ANSWER`: it is no launch that we take; `DEPLOYMENT`: of another deployment.
    """
    deployment, kind = _text(claims, f"{CLAIM}deployment_id"), _text(claims, f"{CLAIM}message_type")
    if deployment not in platform.deployments:
        raise ProviderFailed(platform.name, ProviderFault.DEPLOYMENT)
    if _text(claims, f"{CLAIM}version") != VERSION or kind not in {RESOURCE, PICKING}:
        raise ProviderFailed(platform.name, ProviderFault.ANSWER)
    roles = roles_in(claims.get(f"{CLAIM}roles"))
    return Launch(
        platform=platform.name,
        said=_said(platform, claims, roles),
        course=_course(platform, claims, deployment),
        exercise=_exercise(claims, public_url),
        line_item=_line_item(platform, claims),
        teaches=bool(roles & TEACHING),
        picking=_picking(platform, claims, deployment) if kind == PICKING else None,
    )


def members_in(page: object, platform: LearningPlatform) -> tuple[CourseMember, ...]:
    """Return the learners on a page of a course's people: https://www.imsglobal.org/spec/lti-nrps/v2p0.

    Raises:
        ProviderFailed: `ANSWER`.
    """
    listed = page.get("members") if isinstance(page, dict) else None
    if not isinstance(listed, list):
        raise ProviderFailed(platform.name, ProviderFault.ANSWER)
    people = [one for one in listed if isinstance(one, dict) and _text(one, "user_id")]
    learning = [one for one in people if roles_in(one.get("roles")) & LEARNING]
    return tuple(_member(one) for one in learning if one.get("status", ACTIVE) == ACTIVE)


def roles_in(said: object) -> frozenset[str]:
    """Return roles as they are written, and by their last word those that are of the course."""
    several = [one for one in said if isinstance(one, str)] if isinstance(said, list) else []
    found = (OF_A_COURSE.fullmatch(one) for one in several)
    return frozenset(several) | {match[1] for match in found if match} | (frozenset(several) & (TEACHING | LEARNING))


def _said(platform: LearningPlatform, claims: Claims, roles: frozenset[str]) -> Vouched:
    email, name = address_in(claims.get("email")), _text(claims, "name")
    name = name or " ".join(filter(None, (_text(claims, "given_name"), _text(claims, "family_name"))))
    vouched = frozenset({email}) if email and platform.vouches else frozenset[str]()
    subject = str(claims["sub"])
    label = label_of(name or email or subject)
    return Vouched(platform.provider.issuer, subject, label, name, vouched, bool(email) > bool(vouched), roles)


def _member(said: Claims) -> CourseMember:
    name = _text(said, "name") or " ".join(filter(None, (_text(said, "given_name"), _text(said, "family_name"))))
    email = address_in(said.get("email")) or ""
    return CourseMember(_text(said, "user_id"), name, email, _text(said, "lis_person_sourcedid"))


def _course(platform: LearningPlatform, claims: Claims, deployment: str) -> LaunchedCourse | None:
    context = _mapping(claims, f"{CLAIM}context")
    known = _text(context, "id")
    if not known:
        return None
    title = _text(context, "title") or _text(context, "label") or known
    members = _own_address(platform, _mapping(claims, NAMES_AND_ROLES), "context_memberships_url")
    return LaunchedCourse(deployment, known, title[:MAX_NAME_LENGTH], members)


def _exercise(claims: Claims, public_url: str) -> str:
    """Return what the link opens: its parameter `exercise`, or else the page of ours that it names."""
    said = _text(_mapping(claims, f"{CLAIM}custom"), "exercise")
    if not said:
        target = _text(claims, f"{CLAIM}target_link_uri")
        path = target.removeprefix(public_url.rstrip("/")) if target.startswith(public_url.rstrip("/")) else ""
        said = urlsplit(path).path.removeprefix(EXERCISE_PATH) if path.startswith(EXERCISE_PATH) else ""
    return said if is_slug(said) else ""


def _line_item(platform: LearningPlatform, claims: Claims) -> str:
    endpoint = _mapping(claims, ENDPOINT)
    scopes = endpoint.get("scope")
    may_score = isinstance(scopes, list) and SCORE in scopes
    return _own_address(platform, endpoint, "lineitem") if may_score else ""


def _picking(platform: LearningPlatform, claims: Claims, deployment: str) -> Picking:
    settings = _mapping(claims, SETTINGS)
    back, data = _own_address(platform, settings, "deep_link_return_url"), settings.get("data")
    accepted = settings.get("accept_types")
    if not back or not isinstance(accepted, list) or "ltiResourceLink" not in accepted:
        raise ProviderFailed(platform.name, ProviderFault.ANSWER)
    return Picking(deployment, back, data if isinstance(data, str) else "", settings.get("accept_multiple") is True)


def _own_address(platform: LearningPlatform, said: Claims, name: str) -> str:
    """Return an address of the platform's own; one that leads elsewhere gets no token of ours."""
    address = _text(said, name)
    good = len(address) <= MAX_ADDRESS_LENGTH and platform.provider.may_answer(address)
    return address if good else ""


def _mapping(said: Claims, name: str) -> Claims:
    found = said.get(name)
    return found if isinstance(found, dict) else {}


def _text(said: Claims, name: str) -> str:
    """Return a text for one line; anything else is empty."""
    value = said.get(name)
    return value.strip() if isinstance(value, str) and value.isprintable() else ""
