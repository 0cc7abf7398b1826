"""The operator's file of learning platforms that launch us by LTI 1.3: a table a platform."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from grader.domain.errors import WrongSetting
from grader.domain.identities.provider import Kind, Newcomers, Provider
from grader.domain.lti.platform import LearningPlatform
from grader.domain.people import Role
from grader.toml_tables import is_address, key_of, table_as, tables_in

ROLES = "roles"
"""Launches say them in one claim, always: https://www.imsglobal.org/spec/lti/v1p3#roles-claim."""


class PlatformTable(BaseModel):
    """A table of the file; keys that it does not know are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = Field(min_length=1, max_length=60)
    issuer: str = Field(min_length=1)
    client_id: str = Field(min_length=1)
    deployments: list[str] = Field(min_length=1)
    authorization: str
    token: str
    keys: str
    audience: str | None = None
    hosts: list[str] = []
    verified_emails: bool = False
    roles: dict[str, Literal["learner", "trainer", "lead"]] = {}
    newcomers: Literal["nobody", "by_role", "learners"] = "nobody"
    private_network: bool = False


def platforms_in(file: Path) -> tuple[LearningPlatform, ...]:
    """Return the platforms that a file names, in its order.

    Raises:
        WrongSetting: Why it cannot be taken.
    """
    found = tuple(_platform(name, table) for name, table in tables_in(file).items())
    known = [(one.provider.issuer, one.provider.client_id) for one in found]
    for one in found:
        if known.count((one.provider.issuer, one.provider.client_id)) > 1:
            raise WrongSetting("another table has the same issuer and client_id", where=key_of(one.name, "client_id"))
    return found


def _platform(name: str, said: object) -> LearningPlatform:
    table = table_as(PlatformTable, name, said)
    provider = Provider(
        name=name,
        title=table.title,
        kind=Kind.LTI,
        issuer=table.issuer,
        client_id=table.client_id,
        secret="",
        scopes=("openid",),
        hosts=frozenset(table.hosts),
        role_claim=ROLES if table.roles else None,
        roles=tuple((value, Role(role)) for value, role in table.roles.items()),
        newcomers=Newcomers(table.newcomers),
        private=table.private_network,
    )
    platform = LearningPlatform(
        provider=provider,
        deployments=frozenset(table.deployments),
        authorization=table.authorization,
        token=table.token,
        keys=table.keys,
        audience=table.audience or table.token,
        vouches=table.verified_emails,
    )
    _check(platform)
    return platform


def _check(platform: LearningPlatform) -> None:
    """Refuse what cannot go together."""
    provider = platform.provider
    for key in ("authorization", "token", "keys"):
        if not is_address(getattr(platform, key), private=provider.private):
            raise WrongSetting("it is an address that begins with https://", where=key_of(platform.name, key))
        if not provider.may_answer(getattr(platform, key)):
            raise WrongSetting("its host is neither the issuer's nor one of hosts", where=key_of(platform.name, key))
    if provider.newcomers is Newcomers.BY_ROLE and not provider.roles:
        raise WrongSetting("by_role needs roles", where=key_of(platform.name, "newcomers"))
    if provider.newcomers is not Newcomers.NOBODY and not platform.vouches:
        raise WrongSetting(
            "whoever comes in new is known by an address: say verified_emails", where=key_of(platform.name, "newcomers")
        )
