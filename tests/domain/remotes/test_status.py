"""What a forge is told, in the form that its API takes."""

import pytest

from grader.domain.remotes.address import RemoteAddress
from grader.domain.remotes.forge import ForgeKind
from grader.domain.remotes.status import CommitState, status_request

PATHS = {
    ForgeKind.GITHUB: ("git.ecole.fr", "/api/v3/repos/ada/exercices/statuses/c0ffee"),
    ForgeKind.GITEA: ("git.ecole.fr", "/api/v1/repos/ada/exercices/statuses/c0ffee"),
    ForgeKind.GITLAB: ("git.ecole.fr", "/api/v4/projects/ada%2Fexercices/statuses/c0ffee"),
}


@pytest.mark.parametrize("kind", PATHS)
def test_each_kind_has_its_own_address(kind: ForgeKind) -> None:
    address = RemoteAddress("git.ecole.fr", "ada/exercices")

    host, asked = status_request(kind, address, "c0ffee", CommitState.NOT_PASSED, "2 sur 3", "https://ecole/x")

    assert (host, asked.path) == PATHS[kind]
    assert asked.fields["state"] == ("failed" if kind is ForgeKind.GITLAB else "failure")
    assert asked.fields["target_url"] == "https://ecole/x"


def test_github_itself_is_asked_at_its_own_host() -> None:
    address = RemoteAddress("github.com", "ada/exercices")

    host, asked = status_request(ForgeKind.GITHUB, address, "c0ffee", CommitState.PASSED, "x" * 999, "")

    assert (host, asked.path) == ("api.github.com", "/repos/ada/exercices/statuses/c0ffee")
    assert len(asked.fields["description"]) == 140
