"""The address of a repository on a forge, as somebody pastes it: from a browser, or as Git takes it."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from grader.domain.errors import NotValid
from grader.domain.remotes.forge import Forges

MOST = 300
PATH = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_.-]*)(?:/[A-Za-z0-9_][A-Za-z0-9_.-]*){1,5}")
BRANCH = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./-]{0,98}[A-Za-z0-9_-])?")
OVER_SSH = re.compile(r"(?:ssh://)?git@(?P<host>[^:/]+)[:/](?P<path>.+)")
PAGES = re.compile(r"/(?:-/)?(?:tree|blob|src/branch|commits)/.*")
"""What follows a repository in the address of one of its pages."""
HTTPS_PORT = 443


@dataclass(frozen=True)
class RemoteAddress:
    """A repository of a forge.

    Attributes:
        path: Its owner and name, `ada/exercices`, with the groups above them where a forge has such.
    """

    host: str
    path: str

    @property
    def url(self) -> str:
        """Return the address that Git fetches from."""
        return f"https://{self.host}/{self.path}.git"


def remote_address(pasted: str, forges: Forges) -> RemoteAddress:
    """Return the repository that somebody pasted the address of.

    Raises:
        NotValid: `remote_address`: it is none; `remote_host`: its forge is none of these.
    """
    host, path = _parts(pasted.strip())
    if host not in forges:
        raise NotValid("remote_host", host=host, forges=", ".join(forges))
    return RemoteAddress(host, path)


def checked_branch(name: str) -> str:
    """Return a branch's name.

    Raises:
        NotValid: `remote_branch`: no branch can be called so.
    """
    branch = name.strip()
    odd = ".." in branch or "//" in branch or "/." in branch or branch.endswith(".lock")
    if odd or not BRANCH.fullmatch(branch):
        raise NotValid("remote_branch")
    return branch


def _parts(pasted: str) -> tuple[str, str]:
    """Return host and path."""
    over_ssh = OVER_SSH.fullmatch(pasted)
    try:
        parts = urlsplit(f"https://{over_ssh['host']}/{over_ssh['path']}" if over_ssh else pasted)
        host, port = parts.hostname or "", HTTPS_PORT if parts.port is None else parts.port
    except ValueError:
        raise NotValid("remote_address") from None
    path = PAGES.sub("", parts.path).strip("/").removesuffix(".git")
    # Signs that nobody sees are left out as an address is taken apart: what was pasted would be another repository.
    plain = parts.scheme == "https" and port == HTTPS_PORT and "@" not in parts.netloc and pasted.isprintable()
    if len(pasted) > MOST or not plain or not host or not PATH.fullmatch(path):
        raise NotValid("remote_address")
    return host, path
