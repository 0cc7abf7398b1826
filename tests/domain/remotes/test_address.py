"""The address of a repository, however it was copied; and whatever must not pass for one."""

import pytest

from grader.domain.errors import NotValid
from grader.domain.remotes.address import checked_branch, remote_address
from grader.domain.remotes.forge import KNOWN


@pytest.mark.parametrize(
    "pasted",
    [
        "https://github.com/ada/exercices",
        " https://github.com/ada/exercices/ ",
        "https://github.com/ada/exercices.git",
        "https://github.com/ada/exercices/tree/main/bonjour",
        "https://github.com/ada/exercices/blob/main/LISEZMOI.md",
        "https://github.com:443/ada/exercices?tab=readme#top",
        "git@github.com:ada/exercices.git",
        "ssh://git@github.com/ada/exercices.git",
    ],
)
def test_one_repository_has_many_addresses(pasted: str) -> None:
    assert remote_address(pasted, KNOWN).url == "https://github.com/ada/exercices.git"


def test_a_group_of_groups_is_kept() -> None:
    assert remote_address("https://gitlab.com/ecole/promo/ada/-/tree/main", KNOWN).path == "ecole/promo/ada"


@pytest.mark.parametrize(
    "pasted",
    [
        *("", "ada/exercices", "http://github.com/ada/exercices", "file:///etc/passwd", "ext::sh -c id"),
        *("https://ada:secret@github.com/ada/exercices", "https://github.com:8443/ada/x", "https://github.com/ada"),
        *("https://github.com/ada/../x", "https://github.com/-oProxy/x", "https://github.com/a/é", "https://[::1/a/b"),
        *("https://github.com/a b/c", f"https://github.com/ada/{'x' * 300}", "https://github.com:no/a/b", "-u/x"),
    ],
)
def test_what_is_no_public_repository_is_refused(pasted: str) -> None:
    with pytest.raises(NotValid, match="remote_address"):
        remote_address(pasted, KNOWN)


@pytest.mark.parametrize("host", ["127.0.0.1", "169.254.169.254", "localhost", "evil.example", "github.com.evil.org"])
def test_no_other_host_is_asked(host: str) -> None:
    with pytest.raises(NotValid, match="remote_host"):
        remote_address(f"https://{host}/ada/exercices", KNOWN)


@pytest.mark.parametrize("name", ["", "-x", "a..b", "a//b", "main.lock", "a b", "refs:heads", "a/.b", "x/", "a~1"])
def test_what_no_branch_is_called_is_refused(name: str) -> None:
    with pytest.raises(NotValid, match="remote_branch"):
        checked_branch(name)


@pytest.mark.parametrize("name", ["main", "semaine-3", "ada/essai", "v1.2"])
def test_what_branches_are_called_is_taken(name: str) -> None:
    assert checked_branch(f" {name} ") == name
