"""What forges say of a push: signed by our secret, or not listened to."""

import hmac
import json
from hashlib import sha1, sha256

import pytest

from grader.domain.errors import NotAllowed, NotValid
from grader.domain.remotes.webhook import NO_COMMIT, ForgePush, push_in

SECRET = "secret-of-ada"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
BODY = json.dumps({"ref": "refs/heads/main", "after": COMMIT}).encode()


def signed(body: bytes = BODY, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), body, sha256).hexdigest()


FORGES = {
    "github": {"X-GitHub-Event": "push", "X-Hub-Signature-256": f"sha256={signed()}"},
    "gitea": {"X-Gitea-Event": "push", "X-Gitea-Signature": signed()},
    "forgejo": {"X-Forgejo-Event": "push", "X-Forgejo-Signature": signed()},
    "gitlab": {"X-Gitlab-Event": "Push Hook", "X-Gitlab-Token": SECRET},
}


@pytest.mark.parametrize("forge", FORGES)
def test_each_forge_tells_of_a_push(forge: str) -> None:
    assert push_in(FORGES[forge].get, BODY, SECRET) == ForgePush("main", COMMIT)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-GitHub-Event": "push"},
        {"X-GitHub-Event": "push", "X-Hub-Signature-256": f"sha256={signed(secret='guessed')}"},
        {"X-GitHub-Event": "push", "X-Hub-Signature-256": f"sha256={signed(BODY + b' ')}"},
        {"X-GitHub-Event": "push", "X-Hub-Signature": f"sha1={hmac.new(SECRET.encode(), BODY, sha1).hexdigest()}"},
        {"X-GitHub-Event": "push", "X-Hub-Signature-256": "sha256=é"},
        {"X-Gitlab-Event": "Push Hook", "X-Gitlab-Token": "guessed"},
        {"X-Gitlab-Event": "Push Hook", "X-Gitlab-Token": ""},
    ],
)
def test_what_is_not_signed_by_our_secret_is_refused(headers: dict[str, str]) -> None:
    with pytest.raises(NotAllowed, match="webhook_signature"):
        push_in(headers.get, BODY, SECRET)


@pytest.mark.parametrize(
    "said", [{"ref": "refs/tags/v1", "after": COMMIT}, {"ref": "refs/heads/main", "after": NO_COMMIT}]
)
def test_a_tag_and_a_branch_that_is_removed_are_nothing_to_fetch(said: dict[str, str]) -> None:
    body = json.dumps(said).encode()
    headers = {"X-GitHub-Event": "push", "X-Hub-Signature-256": f"sha256={signed(body)}"}

    assert push_in(headers.get, body, SECRET) is None


def test_a_ping_is_nothing_to_fetch() -> None:
    headers = FORGES["github"] | {"X-GitHub-Event": "ping"}

    assert push_in(headers.get, BODY, SECRET) is None


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"ref": 1, "after": 2}', b'{"ref": "a", "after": "HEAD"}', b"[" * 9999]
)
def test_what_cannot_be_read_is_refused(body: bytes) -> None:
    headers = {"X-GitHub-Event": "push", "X-Hub-Signature-256": f"sha256={signed(body)}"}

    with pytest.raises(NotValid, match="webhook_body"):
        push_in(headers.get, body, SECRET)
