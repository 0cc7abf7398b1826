"""The caller's account."""

from grader.domain.accounts.credentials import Scope
from grader.engine.accounts import accounts
from grader.engine.accounts.ssh_keys import own_ssh_keys, remove_ssh_key
from grader.engine.identities.linking import own_identities
from web.api.endpoints import Reading, endpoint
from web.api.shapes.accounts import (
    Account,
    Identity,
    RemovedSshKey,
    Session,
    SshKey,
    SshKeys,
    Token,
)
from web.api.shapes.basic import Member, Repository
from web.http.addresses import repository_address
from web.http.bearer import bearer
from web.http.context import grader


@endpoint("/account", Account)
def read_account() -> Account:
    """Read who the caller is, what their token opens, their repositories, tokens and browsers."""
    asking = bearer()
    account = accounts.account_of(asking.person, database=grader().database, now=grader().now)
    handle, ours = account.person.handle, grader()
    linked = own_identities(account.person, providers=ours.providers, database=ours.database).linked
    return Account(
        person=Member.model_validate(account.person),
        language=account.person.language,
        ascii_terminal=account.person.ascii_terminal,
        scopes=_sorted(asking.scopes),
        repositories=[
            Repository(cohort=cohort, handle=handle, address=repository_address(cohort, handle))
            for cohort in account.cohorts
        ],
        tokens=[Token.model_validate(token) for token in account.tokens],
        sessions=[Session.model_validate(session) for session in account.sessions],
        identities=[
            Identity(
                provider=one.provider.title if one.provider else None,
                issuer=one.identity.issuer,
                label=one.identity.label,
                linked_at=one.identity.linked_at,
                used_at=one.identity.used_at,
            )
            for one in linked
        ],
    )


@endpoint("/account/keys", SshKeys)
def list_ssh_keys() -> SshKeys:
    """List the caller's public keys, which open Git over SSH, added on the page alone, as one outlives a token."""
    keys = own_ssh_keys(bearer().person, database=grader().database)
    return SshKeys(items=[SshKey.model_validate(key) for key in keys])


@endpoint(
    "/account/keys/<ssh_key_id>",
    RemovedSshKey,
    scope=Scope.GIT,
    method="DELETE",
    reading=Reading(refusals=("not-found",)),
)
def remove_key(ssh_key_id: str) -> RemovedSshKey:
    """Remove one of the caller's public keys."""
    remove_ssh_key(bearer().person, ssh_key_id, database=grader().database)
    return RemovedSshKey(id=ssh_key_id)


def _sorted(scopes: frozenset[Scope]) -> list[Scope]:
    return [scope for scope in Scope if scope in scopes]
