"""What a forge is told of a commit that was handed in: whether it passes, and where to read more."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from grader.domain.remotes.address import RemoteAddress
from grader.domain.remotes.forge import ForgeKind

CONTEXT = "grader"
MOST_WORDS = 140
"""Of a description: what GitHub takes. https://docs.github.com/en/rest/commits/statuses"""


class CommitState(StrEnum):
    """What became of a commit's hand-ins, all of them together."""

    PASSED = "success"
    NOT_PASSED = "failure"
    NOT_JUDGED = "error"


@dataclass(frozen=True)
class StatusRequest:
    """A request to the forge's own API; its token is not in it."""

    path: str
    fields: Mapping[str, str]
    token_header: str
    token_form: str


def status_request(
    kind: ForgeKind, address: RemoteAddress, commit: str, state: CommitState, words: str, link: str
) -> tuple[str, StatusRequest]:
    """Return the host to ask, and what to ask of it.

    https://docs.gitlab.com/api/commits/#set-commit-pipeline-status, https://codeberg.org/api/swagger
    """
    said = {"target_url": link, "description": words[:MOST_WORDS]}
    if kind is ForgeKind.GITLAB:
        project = quote(address.path, safe="")
        path = f"/api/v4/projects/{project}/statuses/{commit}"
        gitlab_state = "success" if state is CommitState.PASSED else "failed"
        fields = {"state": gitlab_state, "name": CONTEXT, **said}
        return address.host, StatusRequest(path, fields, "PRIVATE-TOKEN", "{}")
    fields = {"state": state.value, "context": CONTEXT, **said}
    path = f"/repos/{address.path}/statuses/{commit}"
    if kind is ForgeKind.GITHUB:
        host = "api.github.com" if address.host == "github.com" else address.host
        prefix = "" if address.host == "github.com" else "/api/v3"
        return host, StatusRequest(prefix + path, fields, "Authorization", "Bearer {}")
    return address.host, StatusRequest("/api/v1" + path, fields, "Authorization", "token {}")
