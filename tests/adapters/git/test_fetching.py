"""Fetching from a forge: what it holds comes, and whatever it does wrong is told in a word, within bounds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from grader.adapters.git import fetching
from grader.adapters.git.fetching import FETCHED, GitFetch
from grader.domain.remotes.remote import HEAD, Remote, RemoteFault
from grader.engine.ports.remotes import Fetched
from tests.adapters.git.bare import BareRepositories
from tests.adapters.git.forge import Forge, drips, redirects, serving_forge

PATH = "web/ada.git"


@pytest.fixture(scope="module")
def forge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forge]:
    with serving_forge(tmp_path_factory.mktemp("forge")) as forge:
        yield forge


@pytest.fixture
def fetch(bare: BareRepositories, forge: Forge) -> GitFetch:
    """Return what fetches from loopback, too, into a folder with Ada's repository."""
    bare.create(PATH, (), "Start")
    forge.misbehaves = lambda _request: False
    return GitFetch(
        bare.folder, public=lambda _: True, extra=(("http.sslCAInfo", str(forge.certificate)),), port=forge.port
    )


def remote(forge: Forge, name: str = "ada/exercices", wanted: str = HEAD, branch: str = "main") -> Remote:
    return Remote("r", "e", "", forge.address(name), branch, "s", datetime.now(UTC), wanted)


def test_a_branch_is_held_in_the_learners_own_repository(fetch: GitFetch, forge: Forge, bare: BareRepositories):
    commit = forge.pushed({"bonjour/bonjour.py": "a = 1\n"})

    fetched = fetch(PATH, remote(forge))

    assert isinstance(fetched, Fetched)
    assert fetched.commit == commit
    assert list(bare.folders(PATH, commit)) == ["bonjour"]
    assert (bare.folder / PATH / FETCHED / commit).exists()


def test_a_commit_is_fetched_by_its_id_though_the_branch_went_on(fetch: GitFetch, forge: Forge):
    first = forge.pushed({"a/a.py": "1\n"}, "ada/deux")
    forge.pushed({"a/a.py": "2\n"}, "ada/deux")

    fetched = fetch(PATH, remote(forge, "ada/deux", first))

    assert isinstance(fetched, Fetched)
    assert fetched.commit == first


def test_a_commit_that_is_gone_is_told(fetch: GitFetch, forge: Forge):
    forge.pushed({"a/a.py": "1\n"})

    assert fetch(PATH, remote(forge, wanted="1" * 40)) is RemoteFault.COMMIT_GONE


@pytest.mark.parametrize(
    ("name", "branch", "why"),
    [("ada/rien", "main", RemoteFault.NOT_THERE), ("ada/exercices", "absente", RemoteFault.NO_BRANCH)],
)
def test_what_is_not_there_is_told(fetch: GitFetch, forge: Forge, name: str, branch: str, why: RemoteFault):
    forge.pushed({"a/a.py": "1\n"})

    assert fetch(PATH, remote(forge, name, branch=branch)) is why


def test_it_follows_nobody_elsewhere(fetch: GitFetch, forge: Forge):
    forge.misbehaves = redirects

    assert fetch(PATH, remote(forge)) is RemoteFault.MOVED


def test_it_waits_for_nobody_long(fetch: GitFetch, forge: Forge, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "SECONDS", 0.5)
    forge.misbehaves = drips

    assert fetch(PATH, remote(forge)) is RemoteFault.TOO_SLOW


def test_a_large_pack_is_left_where_it_is(fetch: GitFetch, forge: Forge, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fetching, "MOST_BYTES", 50_000)
    forge.pushed({"a/a.txt": "".join(f"{number * 7919}\n" for number in range(60_000))}, "ada/grand")

    assert fetch(PATH, remote(forge, "ada/grand")) is RemoteFault.TOO_LARGE


def test_a_host_of_our_own_network_is_never_asked(bare: BareRepositories, forge: Forge):
    bare.create(PATH, (), "Start")
    before = forge.asked

    assert GitFetch(bare.folder)(PATH, remote(forge)) is RemoteFault.PRIVATE
    assert forge.asked == before


def test_a_name_is_looked_up_once_and_that_address_alone_is_asked(bare: BareRepositories, forge: Forge):
    bare.create(PATH, (), "Start")
    forge.pushed({"a/a.py": "1\n"})
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    own = (("http.sslCAInfo", str(forge.certificate)),)
    fetch = GitFetch(bare.folder, public=lambda _: True, resolve=lambda _: next(answers), extra=own, port=forge.port)
    elsewhere = replace(remote(forge), address=forge.address().replace("localhost", "forge.test"))

    assert isinstance(fetch(PATH, elsewhere), Fetched)
    assert next(answers) == ["10.0.0.1"]
