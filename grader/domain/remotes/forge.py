"""The forges whose repositories may be fetched: their hosts, and what each kind of them speaks."""

import re
from collections.abc import Mapping
from enum import StrEnum

from grader.domain.errors import WrongSetting


class ForgeKind(StrEnum):
    """What a forge runs; Forgejo speaks as Gitea does."""

    GITHUB = "github"
    GITLAB = "gitlab"
    GITEA = "gitea"


Forges = Mapping[str, ForgeKind]
"""The kind of each forge, by its host."""

KNOWN: Forges = {
    "github.com": ForgeKind.GITHUB,
    "gitlab.com": ForgeKind.GITLAB,
    "framagit.org": ForgeKind.GITLAB,
    "codeberg.org": ForgeKind.GITEA,
}
"""Those that are taken where an installation says nothing."""

HOST = re.compile(r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+")


def forges_in(said: str) -> dict[str, ForgeKind]:
    """Return the forges that a setting names, `github.com=github git.ecole.fr=gitlab`.

    Raises:
        WrongSetting: One of them cannot be read; the message says how they are written.
    """
    return dict(_forge(one) for one in said.replace(",", " ").split())


def _forge(said: str) -> tuple[str, ForgeKind]:
    host, _, kind = said.partition("=")
    if not HOST.fullmatch(host) or kind not in set(ForgeKind):
        raise WrongSetting(
            "“%(forge)s” is no forge: HOST=KIND, of the kinds %(kinds)s", forge=said, kinds=", ".join(ForgeKind)
        )
    return host, ForgeKind(kind)


def tokens_in(said: str) -> dict[str, str]:
    """Return the token of each host that a setting names, `github.com=TOKEN git.ecole.fr=TOKEN`."""
    pairs = (one.partition("=") for one in said.split())
    return {host: token for host, _, token in pairs if token}
