"""What a forge says of a push (a webhook): whether it is the forge's own word, and which commit it names.

https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries,
https://docs.gitlab.com/user/project/integrations/webhooks/, https://forgejo.org/docs/latest/user/webhooks/
"""

import hmac
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from grader.domain.errors import NotAllowed, NotValid

COMMIT = re.compile(r"[0-9a-f]{40}")
NO_COMMIT = "0" * 40
HEADS = "refs/heads/"
PUSHES = {"X-GitHub-Event": "push", "X-Gitea-Event": "push", "X-Forgejo-Event": "push", "X-Gitlab-Event": "Push Hook"}
SIGNATURES = ("X-Hub-Signature-256", "X-Forgejo-Signature", "X-Gitea-Signature")
TOKEN = "X-Gitlab-Token"  # noqa: S105 - the name of a header

Header = Callable[[str], str | None]
"""Returns the value of a header by its name."""


@dataclass(frozen=True)
class ForgePush:
    """A branch that moved to a commit."""

    branch: str
    commit: str


def push_in(header: Header, body: bytes, secret: str) -> ForgePush | None:
    """Return the push that a forge tells of; None for whatever else it says, and for a branch that was removed.

    Raises:
        NotAllowed: `webhook_signature`: it is not signed with this secret.
        NotValid: `webhook_body`: it says nothing that can be read.
    """
    if not _is_signed(header, body, secret):
        raise NotAllowed("webhook_signature")
    if not any(header(name) == event for name, event in PUSHES.items()):
        return None
    ref, commit = _said(body)
    if not ref.startswith(HEADS) or commit == NO_COMMIT:
        return None
    return ForgePush(ref.removeprefix(HEADS), commit)


def _is_signed(header: Header, body: bytes, secret: str) -> bool:
    token = header(TOKEN)
    if token is not None:
        return hmac.compare_digest(token.encode(), secret.encode())
    signature = next(filter(None, map(header, SIGNATURES)), "")
    right = hmac.new(secret.encode(), body, sha256).hexdigest()
    return hmac.compare_digest(signature.removeprefix("sha256=").encode(), right.encode())


def _said(body: bytes) -> tuple[str, str]:
    """Return the ref that moved, and the commit it moved to."""
    try:
        said = json.loads(body)
        ref, commit = said["ref"], said["after"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise NotValid("webhook_body") from None
    if not isinstance(ref, str) or not isinstance(commit, str) or not COMMIT.fullmatch(commit):
        raise NotValid("webhook_body")
    return ref, commit
