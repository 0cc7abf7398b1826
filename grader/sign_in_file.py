"""The operator's file of providers of identities: a table a provider, read whole, and refused by its first mistake."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from grader.domain.errors import WrongSetting
from grader.domain.identities.provider import GITHUB, Kind, Newcomers, Provider
from grader.domain.people import Role
from grader.toml_tables import is_address, key_of, table_as, tables_in

SCOPES = {Kind.OPENID: ("openid", "profile", "email"), Kind.GITHUB: ("read:user", "user:email")}


class ProviderTable(BaseModel):
    """A table of the file; keys that it does not know are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Literal["openid", "github"] = "openid"
    title: str = Field(min_length=1, max_length=60)
    issuer: str = ""
    client_id: str = Field(min_length=1)
    secret_file: str = Field(min_length=1)
    scopes: list[str] | None = None
    hosts: list[str] = []
    verified_claim: str = "email_verified"
    role_claim: str | None = None
    roles: dict[str, Literal["learner", "trainer", "lead"]] = {}
    newcomers: Literal["nobody", "by_role", "learners"] = "nobody"
    private_network: bool = False


def providers_in(file: Path, folders: Sequence[Path]) -> tuple[Provider, ...]:
    """Return the providers that a file names, in its order.

    Args:
        folders: Where a secret's file is looked for that does not lie beside this one.

    Raises:
        WrongSetting: Why it cannot be taken; no secret is quoted.
    """
    found = tuple(_provider(name, table, [file.parent, *folders]) for name, table in tables_in(file).items())
    issuers = [one.issuer for one in found]
    for one in found:
        if issuers.count(one.issuer) > 1:
            raise WrongSetting("another table has it, too", where=key_of(one.name, "issuer"))
    return found


def _provider(name: str, said: object, folders: Sequence[Path]) -> Provider:
    table = table_as(ProviderTable, name, said)
    kind = Kind(table.kind)
    provider = Provider(
        name=name,
        title=table.title,
        kind=kind,
        issuer=table.issuer or (GITHUB if kind is Kind.GITHUB else ""),
        client_id=table.client_id,
        secret=_secret(name, table.secret_file, folders),
        scopes=tuple(table.scopes or SCOPES[kind]),
        hosts=frozenset(table.hosts),
        verified_claim=table.verified_claim,
        role_claim=table.role_claim,
        roles=tuple((value, Role(role)) for value, role in table.roles.items()),
        newcomers=Newcomers(table.newcomers),
        private=table.private_network,
    )
    _check(provider)
    return provider


def _check(provider: Provider) -> None:
    """Refuse what cannot go together."""
    _check_issuer(provider)
    if bool(provider.roles) != (provider.role_claim is not None):
        raise WrongSetting("role_claim and roles belong together", where=key_of(provider.name, "roles"))
    if provider.newcomers is Newcomers.BY_ROLE and not provider.roles:
        raise WrongSetting("by_role needs role_claim and roles", where=key_of(provider.name, "newcomers"))
    if provider.kind is Kind.OPENID and "openid" not in provider.scopes:
        raise WrongSetting("openid is one of them", where=key_of(provider.name, "scopes"))
    if provider.kind is Kind.GITHUB and (provider.roles or provider.newcomers is not Newcomers.NOBODY):
        raise WrongSetting(
            "GitHub signs nothing: it gives no roles, and lets no newcomers in", where=key_of(provider.name, "kind")
        )


def _check_issuer(provider: Provider) -> None:
    if not is_address(provider.issuer, private=provider.private) or "?" in provider.issuer:
        raise WrongSetting(
            "it is an address that begins with https://, exactly as the provider says it",
            where=key_of(provider.name, "issuer"),
        )


def _secret(name: str, file: str, folders: Sequence[Path]) -> str:
    """Return the client's secret; a path that is not absolute is looked for in each folder."""
    for folder in folders:
        place = folder / file
        if place.is_file():
            secret = place.read_text(encoding="utf-8").strip()
            if not secret:
                raise WrongSetting("%(file)s is empty", file=str(place), where=key_of(name, "secret_file"))
            return secret
    raise WrongSetting("there is no %(file)s", file=file, where=key_of(name, "secret_file"))
