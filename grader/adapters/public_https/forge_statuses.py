"""Tells forges by their own API what came of a commit."""

import json
from collections.abc import Mapping

from grader.adapters.public_https.posting import HTTPS, PublicPosting
from grader.domain.errors import NotValid
from grader.domain.remotes.address import remote_address
from grader.domain.remotes.forge import Forges
from grader.domain.remotes.remote import Remote
from grader.domain.remotes.status import CommitState, status_request
from grader.engine.ports.remotes import NO_ANSWER


class ForgeStatuses:
    """`grader.engine.ports.remotes.Tell` with the installation's own tokens.

    Args:
        tokens: By the host of the forge.
        port: For tests: where their server listens.
    """

    def __init__(self, forges: Forges, tokens: Mapping[str, str], posting: PublicPosting, *, port: int = HTTPS) -> None:
        self._forges = forges
        self._tokens = tokens
        self._posting = posting
        self._port = port

    def __call__(self, remote: Remote, commit: str, state: CommitState, words: str, link: str) -> int | None:
        try:
            address = remote_address(remote.address, self._forges)
        except NotValid:  # its forge is none of the installation's any more
            return None
        token = self._tokens.get(address.host)
        if token is None:
            return None
        host, asked = status_request(self._forges[address.host], address, commit, state, words, link)
        headers = {asked.token_header: asked.token_form.format(token)}
        body = json.dumps(dict(asked.fields)).encode()
        status = self._posting.post(host, self._port, asked.path, body, headers)
        return NO_ANSWER if status is None else status
