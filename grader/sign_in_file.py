"""The operator's file of providers of identities: a table a provider, read whole, and refused by its first mistake."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from grader.domain.identities.provider import GITHUB, Kind, Newcomers, Provider
from grader.domain.people import Role
from grader.toml_tables import is_address, table_as, tables_in, wrong

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
        ValueError: Why it cannot be taken; no secret is quoted.
    """
    found = tuple(_provider(name, table, [file.parent, *folders]) for name, table in tables_in(file).items())
    issuers = [one.issuer for one in found]
    for one in found:
        if issuers.count(one.issuer) > 1:
            raise wrong(one.name, "issuer", "another table has it, too")
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
        raise wrong(provider.name, "roles", "role_claim and roles belong together")
    if provider.newcomers is Newcomers.BY_ROLE and not provider.roles:
        raise wrong(provider.name, "newcomers", "by_role needs role_claim and roles")
    if provider.kind is Kind.OPENID and "openid" not in provider.scopes:
        raise wrong(provider.name, "scopes", "openid is one of them")
    if provider.kind is Kind.GITHUB and (provider.roles or provider.newcomers is not Newcomers.NOBODY):
        raise wrong(provider.name, "kind", "GitHub signs nothing: it gives no roles, and lets no newcomers in")


def _check_issuer(provider: Provider) -> None:
    if not is_address(provider.issuer, private=provider.private) or "?" in provider.issuer:
        raise wrong(
            provider.name, "issuer", "it is an address that begins with https://, exactly as the provider says it"
        )


def _secret(name: str, file: str, folders: Sequence[Path]) -> str:
    """Return the client's secret; a path that is not absolute is looked for in each folder."""
    for folder in folders:
        place = folder / file
        if place.is_file():
            secret = place.read_text(encoding="utf-8").strip()
            if not secret:
                raise wrong(name, "secret_file", f"{place} is empty")
            return secret
    raise wrong(name, "secret_file", f"there is no {file}")
