"""Tells forges by their own API what came of a commit, at one public address that a name was resolved to once."""

import json
from collections.abc import Callable, Mapping
from ipaddress import ip_address
from socket import IPPROTO_TCP, SOCK_STREAM, gaierror, getaddrinfo

from urllib3 import HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from grader.domain.errors import NotValid
from grader.domain.remotes.address import remote_address
from grader.domain.remotes.forge import Forges
from grader.domain.remotes.remote import Remote
from grader.domain.remotes.status import CommitState, StatusRequest, status_request
from grader.engine.ports.remotes import NO_ANSWER

PORT = 443
PATIENCE_SECONDS = 10.0


class ForgeStatuses:
    """`grader.engine.ports.remotes.Tell` with the installation's own tokens.

    Args:
        tokens: By the host of the forge.
        public: For tests: which addresses may be asked.
        port: For tests: where their server listens.
        certificate: For tests: the file of what their server is known by.
    """

    def __init__(
        self,
        forges: Forges,
        tokens: Mapping[str, str],
        *,
        public: Callable[[str], bool] = lambda address: ip_address(address).is_global,
        port: int = PORT,
        certificate: str | None = None,
    ) -> None:
        self._forges = forges
        self._tokens = tokens
        self._public = public
        self._port = port
        self._certificate = certificate

    def __call__(self, remote: Remote, commit: str, state: CommitState, words: str, link: str) -> int | None:
        try:
            address = remote_address(remote.address, self._forges)
        except NotValid:  # its forge is none of the installation's any more
            return None
        token = self._tokens.get(address.host)
        if token is None:
            return None
        host, asked = status_request(self._forges[address.host], address, commit, state, words, link)
        place = self._resolved(host)
        return NO_ANSWER if place is None else self._ask(host, place, asked, token)

    def _ask(self, host: str, place: str, asked: StatusRequest, token: str) -> int:
        pool = HTTPSConnectionPool(
            place,
            self._port,
            timeout=PATIENCE_SECONDS,
            server_hostname=host,
            assert_hostname=host,
            ca_certs=self._certificate,
            retries=False,
        )
        headers = {"Host": host, "Content-Type": "application/json", asked.token_header: asked.token_form.format(token)}
        body = json.dumps(dict(asked.fields)).encode()
        try:
            with pool:
                return pool.urlopen("POST", asked.path, body=body, headers=headers, redirect=False).status
        except HTTPError:
            return NO_ANSWER

    def _resolved(self, host: str) -> str | None:
        """Return the one address that is asked; None where there is none, or one that is not public."""
        try:
            found = getaddrinfo(host, self._port, type=SOCK_STREAM, proto=IPPROTO_TCP)
        except gaierror:
            return None
        addresses = [str(one[4][0]) for one in found]
        return addresses[0] if addresses and all(map(self._public, addresses)) else None
